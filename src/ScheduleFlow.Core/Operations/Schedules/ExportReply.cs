using System.Text.Json;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>An export that was written to a file.</summary>
internal sealed record ExportReply : IReply
{
    /// <summary>Where it lies, as the caller can open it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name alone.</summary>
    public required string File { get; init; }

    public required long Size { get; init; }

    /// <summary>How many schedules it holds; null for an export of one by id.</summary>
    public int? Schedules { get; init; }

    public required long Events { get; init; }

    public required string Schema { get; init; }

    public required string Format { get; init; }

    /// <summary>Whether our own reader read the same events back from the file; null where there is none.</summary>
    public required bool? Valid { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("path"u8, Path);
        json.WriteString("file"u8, File);
        json.WriteNumber("size"u8, Size);
        if (Schedules is { } schedules)
        {
            json.WriteNumber("schedules"u8, schedules);
        }

        json.WriteNumber("events"u8, Events);
        json.WriteString("schema"u8, Schema);
        json.WriteString("format"u8, Format);
        if (Valid is { } valid)
        {
            json.WriteBoolean("valid"u8, valid);
        }
    }
}
