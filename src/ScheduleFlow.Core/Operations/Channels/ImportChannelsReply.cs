using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>What an import of channels has changed. Counts are exact, lists are cut.</summary>
/// <param name="Document">The list.</param>
/// <param name="Source">What it is called.</param>
/// <param name="Merged">What became of it.</param>
/// <param name="Total">How many channels there are now.</param>
internal sealed record ImportChannelsReply(ChannelDocument Document, string Source, MergedChannels Merged, int Total) : IReply
{
    public bool IsDryRun { get; init; }

    public IEnumerable<string> ChangedIds => Merged.Changes.Where(change => change.Kind != ChannelChangeKind.Vanished).Select(change => change.Channel.Id);

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteNumber("channels_loaded"u8, Document.Entries.Length);
        json.WriteString("format"u8, Document.Format);
        json.WriteString("source"u8, Source);
        json.WriteBoolean("dry_run"u8, IsDryRun);
        json.WriteNumber("added"u8, Merged.Count(ChannelChangeKind.Added));
        json.WriteNumber("changed"u8, Merged.Count(ChannelChangeKind.Changed));
        json.WriteNumber("unchanged"u8, Merged.Unchanged);
        json.WriteNumber("vanished"u8, Merged.Count(ChannelChangeKind.Vanished) + Merged.Count(ChannelChangeKind.Removed));
        json.WriteNumber("removed"u8, Merged.Count(ChannelChangeKind.Removed));
        json.WriteNumber("repeated"u8, Merged.Repeated);
        json.WriteNumber("total"u8, Total);
        json.WriteStartArray("changes"u8);
        foreach (var change in Merged.Changes.Take(Limits.MaxListed))
        {
            json.WriteStartObject();
            json.WriteString("change"u8, NameOf(change.Kind));
            json.WriteString("id"u8, change.Channel.Id);
            json.WriteString("name"u8, change.Channel.Name);
            if (change is { Kind: ChannelChangeKind.Changed, Before: { } before })
            {
                json.WriteString("fields"u8, string.Join(", ", ChannelFieldNames.Differing(before, change.Channel)));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (Merged.Changes.Length > Limits.MaxListed)
        {
            json.WriteString("details"u8, $"The list of changes is cut at {Limits.MaxListed} rows; the counts are exact.");
        }

        WarningList.Write(json, Document.Warnings);
    }

    private static string NameOf(ChannelChangeKind kind) => kind switch
    {
        ChannelChangeKind.Added => "added",
        ChannelChangeKind.Changed => "changed",
        ChannelChangeKind.Vanished => "vanished",
        _ => "removed",
    };
}
