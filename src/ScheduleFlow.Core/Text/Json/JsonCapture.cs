using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>
/// Collects a value that the reader does not know, token by token, in compact form. A value over the limit is
/// discarded, but its end is still found. One capture serves many values.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The writer writes to memory; there is nothing to release.")]
internal sealed class JsonCapture
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);
    private readonly Utf8JsonWriter _writer;
    private readonly int _maxBytes;
    private int _depth;

    public JsonCapture(int maxBytes)
    {
        _writer = new Utf8JsonWriter(_bytes, ProblemJson.Compact);
        _maxBytes = maxBytes;
    }

    /// <summary>Nothing was written yet.</summary>
    public bool IsEmpty => _writer.BytesCommitted + _writer.BytesPending == 0;

    /// <summary>The value is over the limit: what follows is discarded.</summary>
    public bool HasOverflowed { get; private set; }

    public Utf8JsonWriter Writer => _writer;

    /// <summary>Adds one token of a value; true when the value is complete.</summary>
    public bool Add(ref Utf8JsonReader token, JsonPump pump)
    {
        _depth += JsonDepth.ChangeBy(token.TokenType);
        HasOverflowed = HasOverflowed || _writer.BytesCommitted + _writer.BytesPending + token.ValueSpan.Length > _maxBytes;
        if (!HasOverflowed)
        {
            Write(ref token, pump);
        }

        return _depth == 0 && token.TokenType != JsonTokenType.PropertyName;
    }

    /// <summary>Returns what was collected, and empties the capture.</summary>
    public string Take()
    {
        _writer.Flush();
        var taken = Encoding.UTF8.GetString(_bytes.WrittenSpan);
        _writer.Reset();
        _bytes.ResetWrittenCount();
        HasOverflowed = false;
        return taken;
    }

    private void Write(ref Utf8JsonReader token, JsonPump pump)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartObject:
                _writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                _writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                _writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                _writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName when token.ValueIsEscaped:
                _writer.WritePropertyName(pump.TextOf(ref token));
                break;
            case JsonTokenType.PropertyName:
                _writer.WritePropertyName(token.ValueSpan);
                break;
            case JsonTokenType.String when token.ValueIsEscaped:
                _writer.WriteStringValue(pump.TextOf(ref token));
                break;
            case JsonTokenType.String:
                _writer.WriteStringValue(token.ValueSpan);
                break;
            default:
                // Numbers keep their spelling; true, false and null have only one.
                _writer.WriteRawValue(token.ValueSpan, skipInputValidation: true);
                break;
        }
    }
}
