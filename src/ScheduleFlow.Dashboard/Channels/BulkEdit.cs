using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>One change of many channels.</summary>
/// <param name="Field">The field that is changed.</param>
/// <param name="Way">What is done with it.</param>
/// <param name="Value">With what; not looked at by <see cref="BulkWay.Clear"/>.</param>
public sealed record BulkEdit(string Field, BulkWay Way, string Value)
{
    /// <summary>The fields that may be the same for many: a name or an address is a channel's own.</summary>
    public static ImmutableArray<string> Fields { get; } =
        [ChannelFields.Group, ChannelFields.Logo, ChannelFields.TvgName, ChannelFields.Tags, ChannelFields.Directives];

    /// <summary>What may be done with a field.</summary>
    public static ImmutableArray<BulkWay> WaysOf(string field) =>
        field is ChannelFields.Group or ChannelFields.Tags or ChannelFields.Directives
        ? [BulkWay.Add, BulkWay.Remove, BulkWay.Set, BulkWay.Clear]
        : [BulkWay.Set, BulkWay.Clear];

    /// <summary>The updates of those that are not as they should be already.</summary>
    public ImmutableArray<ChannelUpdate> Of(ImmutableArray<ChannelRow> channels) =>
    [
        .. from channel in channels
           let after = After(channel)
           where after.Differing(ChannelDraft.Of(channel)).Length > 0
           select ChannelUpdate.Of(channel, after),
    ];

    private ChannelDraft After(ChannelRow channel)
    {
        var draft = ChannelDraft.Of(channel);
        switch (Field)
        {
            case ChannelFields.Tags:
                draft.Tags = Lines(draft.Tags);
                break;
            case ChannelFields.Directives:
                draft.Directives = Lines(draft.Directives);
                break;
            case ChannelFields.Group:
                draft[Field] = ChannelFields.Joined(Listed(ChannelFields.GroupsOf(channel), Value.Split(';'))) ?? "";
                break;
            default:
                draft[Field] = Way == BulkWay.Clear ? "" : Value;
                break;
        }

        return draft;
    }

    private string Lines(string before) => string.Join('\n', Listed(before.Split('\n'), Value.Split('\n')));

    private IEnumerable<string> Listed(IEnumerable<string> before, IEnumerable<string> values)
    {
        var named = values.Select(value => value.Trim()).Where(value => value.Length > 0).ToList();
        return Way switch
        {
            BulkWay.Add => before.Where(value => value.Length > 0 && !IsNamed(value)).Concat(named),
            BulkWay.Remove => before.Where(value => !IsNamed(value)),
            BulkWay.Set => named,
            _ => [],
        };

        bool IsNamed(string value) => named.Contains(value, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>What is done with a field of many channels.</summary>
public enum BulkWay
{
    /// <summary>What it has stays, and this comes to it.</summary>
    Add,

    /// <summary>This goes, the rest stays.</summary>
    Remove,

    /// <summary>This takes the place of what it has.</summary>
    Set,

    /// <summary>Nothing is left.</summary>
    Clear,
}
