using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>The fields of a channel that a person may change, by their names in JSON.</summary>
internal static class ChannelFields
{
    public const string Backups = "backup_urls";
    public const string Tags = "tags";
    public const string Directives = "directives";
    public const string Id = "id";
    public const string Name = "name";
    public const string Url = "url";
    public const string Number = "number";
    public const string Group = "group";
    public const string Logo = "logo";
    public const string TvgId = "tvg_id";
    public const string TvgName = "tvg_name";
    public const string Schedule = "schedule_id";
    public const string ScheduleChannel = "schedule_channel";

    /// <summary>Those whose value is one text, in the order of the contract.</summary>
    public static ImmutableArray<string> Texts { get; } = [.. ChannelFieldsRequest.TextOptions.Select(option => option.Field)];

    /// <summary>Those in whose text one may look for something and replace it.</summary>
    public static ImmutableArray<string> Replaceable { get; } = [Name, Url, Backups, Logo, Group, TvgId, TvgName];

    /// <summary>Whether the text is an address.</summary>
    public static bool IsAddress(string field) => field is Url or Logo;

    /// <summary>What a channel says in a field of text; null: nothing.</summary>
    public static string? Read(ChannelRow channel, string field) => field switch
    {
        Name => channel.Name,
        Url => channel.Url,
        Number => channel.Number,
        Group => channel.Group,
        TvgId => channel.TvgId,
        TvgName => channel.TvgName,
        Logo => channel.Logo,
        Schedule => channel.ScheduleId,
        ScheduleChannel => channel.ScheduleChannel,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No field of text has this name."),
    };

    /// <summary>The single groups of a channel, whose text separates them by <c>;</c>.</summary>
    public static IEnumerable<string> GroupsOf(ChannelRow channel) =>
        channel.Group?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The text of some groups; null: there are none.</summary>
    public static string? Joined(IEnumerable<string> groups) =>
        string.Join(';', groups.Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } text ? text : null;
}
