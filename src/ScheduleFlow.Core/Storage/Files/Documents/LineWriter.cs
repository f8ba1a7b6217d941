using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// Writes a JSON document with one line per part, so that a person can read it and <c>git diff</c> shows what changed. It
/// is hardly larger than compact JSON.
/// </summary>
internal sealed class LineWriter(Stream output) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, ProblemJson.Compact);

    /// <summary>Writes bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    /// <summary>Writes one JSON value.</summary>
    public void Value(Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        write(_json);
        _json.Flush();
        output.Write(_buffer.WrittenSpan);
    }

    /// <summary>Writes <c>"name":value</c>.</summary>
    public void Member(string name, string value)
    {
        Value(json => json.WriteStringValue(name));
        Raw(":"u8);
        Value(json => json.WriteStringValue(value));
    }

    public void Dispose() => _json.Dispose();
}
