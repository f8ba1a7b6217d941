using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>What the screen of drafts shows.</summary>
internal sealed record Lists(ImmutableArray<ScheduleRow> Schedules, ImmutableArray<ChannelRow> Channels);

/// <summary>Which schedules the list has.</summary>
internal static class Which
{
    public const string Any = "all";
    public const string Drafts = "drafts";
    public const string Published = "published";

    public static readonly IReadOnlyList<string> All = [Any, Drafts, Published];

    public static bool IsDraft(ScheduleRow schedule) => schedule.PublishedOn is not { IsEmpty: false };

    public static bool Includes(string which, ScheduleRow schedule) => which switch
    {
        Drafts => IsDraft(schedule),
        Published => !IsDraft(schedule),
        _ => true,
    };
}

/// <summary>The views of a draft.</summary>
internal static class DraftTabs
{
    public const string Compare = "compare";
    public const string Revisions = "revisions";

    public static readonly IReadOnlyList<string> All = [Compare, Revisions];
}
