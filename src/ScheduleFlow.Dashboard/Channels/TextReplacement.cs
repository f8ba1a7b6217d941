using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Finds a text in fields of channels and puts another in its place.</summary>
/// <param name="Find">What is looked for.</param>
/// <param name="Replacement">What comes in its place; empty: nothing.</param>
/// <param name="Fields">The fields in which it is looked for.</param>
/// <param name="IsExact">Whether capitals matter.</param>
public sealed record TextReplacement(string Find, string Replacement, ImmutableArray<string> Fields, bool IsExact)
{
    /// <summary>The changes in all channels, in their order and in that of the fields.</summary>
    public ImmutableArray<FoundText> In(ImmutableArray<ChannelRow> channels) =>
        Find.Length == 0 ? [] : [.. channels.SelectMany(In)];

    /// <summary>What makes the changes, one update a channel.</summary>
    public static ImmutableArray<ChannelUpdate> Updates(IEnumerable<FoundText> found) =>
        [.. found.GroupBy(text => text.Channel.Id).Select(texts =>
        {
            var after = ChannelDraft.Of(texts.First().Channel);
            foreach (var text in texts)
            {
                if (text.Field == ChannelFields.Backups)
                {
                    after.Backups = text.After;
                }
                else
                {
                    after[text.Field] = text.After;
                }
            }

            return ChannelUpdate.Of(texts.First().Channel, after);
        })];

    private IEnumerable<FoundText> In(ChannelRow channel)
    {
        foreach (var field in Fields)
        {
            var before = field == ChannelFields.Backups ? ChannelDraft.Of(channel).Backups : ChannelFields.Read(channel, field) ?? "";
            var after = before.Replace(Find, Replacement, IsExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
            if (after.Trim() != before.Trim())
            {
                yield return new(channel, field, before, after);
            }
        }
    }
}

/// <summary>A field in which the text was found.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Field">The field's name in JSON.</param>
/// <param name="Before">What it says.</param>
/// <param name="After">What it would say.</param>
public sealed record FoundText(ChannelRow Channel, string Field, string Before, string After)
{
    /// <summary>Whether the channel could not be without what would be removed.</summary>
    public bool IsImpossible => After.Trim().Length == 0 && Field is (ChannelFields.Name or ChannelFields.Url);
}
