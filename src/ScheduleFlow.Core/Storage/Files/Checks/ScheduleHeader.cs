using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Checks;

/// <summary>What a schedule's file says about itself, besides its events; absent fields are null.</summary>
internal sealed record ScheduleHeader
{
    public int? Events { get; init; }

    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    /// <summary>Reads a document that was read as a schedule before.</summary>
    public static ScheduleHeader Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            if (property == "metadata")
            {
                return ReadMetadata(ref reader);
            }

            StoredJson.Skip(ref reader);
        }

        return new ScheduleHeader();
    }

    /// <summary>The schema of a document that was read as a schedule before; 1: it does not say.</summary>
    public static long VersionOf(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            if (property == "version")
            {
                return StoredJson.Number(ref reader);
            }

            StoredJson.Skip(ref reader);
        }

        return 1;
    }

    /// <summary>How it contradicts the schedule; null: it does not.</summary>
    public string? Contradicts(ScheduleSummary summary) =>
        Events is { } events && events != summary.Events ? $"unique_events is {events}, and there are {summary.Events} events"
        : Start is { } start && start != summary.Start ? $"start is {start}, and the first event starts at {summary.Start}"
        : End is { } end && end != summary.End ? $"end is {end}, and the last event ends at {summary.End}"
        : null;

    private static ScheduleHeader ReadMetadata(ref Utf8JsonReader reader)
    {
        var header = new ScheduleHeader();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "unique_events":
                    header = header with { Events = StoredJson.Count(ref reader) };
                    break;
                case "start":
                    header = header with { Start = StoredJson.Time(ref reader) };
                    break;
                case "end":
                    header = header with { End = StoredJson.Time(ref reader) };
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return header;
    }
}
