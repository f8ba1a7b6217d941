using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Filling;

/// <summary>What happens to a slot for which every video is still cooling down.</summary>
public static class ExhaustionPolicies
{
    /// <summary>The video that has rested longest plays anyway.</summary>
    public const string LeastRecent = "least_recent";

    /// <summary>The slot stays empty.</summary>
    public const string LeaveGap = "leave_gap";

    /// <summary>Nothing is stored.</summary>
    public const string Fail = "fail";

    public static readonly ImmutableArray<string> All = [LeastRecent, LeaveGap, Fail];
}
