using System.Buffers;
using System.Text.Json;

namespace ScheduleFlow.Contracts;

/// <summary>A problem as the error document that is sent (docs/api.md, "Errors"); fields without a value are omitted.</summary>
public static class ProblemJson
{
    /// <summary>
    /// How all our documents are written. Text stays readable (no \u escapes for letters): our JSON is never embedded in
    /// HTML unescaped.
    /// </summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = ReadableTextEncoder.Instance, SkipValidation = true };

    /// <summary>The same, indented for people.</summary>
    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = ReadableTextEncoder.Instance,
        SkipValidation = true,
        Indented = true,
    };

    /// <summary>Writes <c>{"status":"error",…}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("status"u8, "error"u8);
        writer.WriteString("type"u8, problem.Type.Name);
        writer.WriteString("message"u8, problem.Message);
        WriteIfPresent(writer, "hint"u8, problem.Hint);
        WriteIfPresent(writer, "details"u8, problem.Details);
        if (!problem.Errors.IsDefaultOrEmpty)
        {
            writer.WriteStartArray("errors"u8);
            foreach (var error in problem.Errors)
            {
                writer.WriteStringValue(error);
            }

            writer.WriteEndArray();
        }

        WriteIfPresent(writer, "request_id"u8, problem.RequestId);
        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>The document as bytes, compact.</summary>
    public static byte[] ToUtf8(Problem problem)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Compact);
        Write(writer, problem);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
