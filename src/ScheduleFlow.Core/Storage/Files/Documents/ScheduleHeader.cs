using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What a schedule's file says about itself, besides its events; absent fields are null.</summary>
internal sealed record ScheduleHeader
{
    public long? Version { get; init; }

    public long? Revision { get; init; }

    public string? Name { get; init; }

    public Instant? Imported { get; init; }

    public ScheduleChange? Change { get; init; }

    public string? ContentHash { get; init; }

    public int? Events { get; init; }

    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    /// <summary>Reads a document that was read as a schedule before.</summary>
    public static ScheduleHeader Read(ReadOnlySpan<byte> document) => TryRead(document, isWhole: true) ?? new ScheduleHeader();

    /// <summary>Reads the beginning of such a document, up to its metadata, which come before anything long.</summary>
    /// <param name="beginning">The first bytes.</param>
    /// <param name="isWhole">Whether they are the whole document.</param>
    /// <returns>Null: these bytes are too few.</returns>
    public static ScheduleHeader? TryRead(ReadOnlySpan<byte> beginning, bool isWhole)
    {
        var reader = new Utf8JsonReader(beginning, isWhole, new JsonReaderState(StoredJson.Options));
        if (!reader.Read())
        {
            return null;
        }

        var header = new ScheduleHeader();
        while (HasNext(reader) && StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    header = header with { Version = StoredJson.Number(ref reader) };
                    break;
                case "revision":
                    header = header with { Revision = StoredJson.Number(ref reader) };
                    break;
                case "name":
                    header = header with { Name = StoredJson.Text(ref reader) };
                    break;
                case "imported":
                    header = header with { Imported = StoredJson.Time(ref reader) };
                    break;
                case "change":
                    header = header with { Change = ScheduleChangeJson.Read(ref reader) };
                    break;
                case "content_hash":
                    header = header with { ContentHash = StoredJson.Text(ref reader) };
                    break;
                case "metadata":
                    return ReadMetadata(ref reader, header);
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return isWhole ? header : null;
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

    // Whether the next member is here as a whole. The reader is a copy: the caller's stays where it is.
    private static bool HasNext(Utf8JsonReader reader) =>
        reader.Read() && (reader.TokenType != JsonTokenType.PropertyName || (reader.Read() && reader.TrySkip()));

    private static ScheduleHeader ReadMetadata(ref Utf8JsonReader reader, ScheduleHeader header)
    {
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
