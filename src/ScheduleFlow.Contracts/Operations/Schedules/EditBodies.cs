using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>What the body of a request that edits a schedule describes.</summary>
public static class EditBodies
{
    /// <summary>A list of edits.</summary>
    public const string Edits = "edits";

    /// <summary>A new event.</summary>
    public const string Add = "add";

    /// <summary>Fields of one event.</summary>
    public const string Event = "event";

    /// <summary>Fields of the schedule.</summary>
    public const string Schedule = "schedule";

    public static ImmutableArray<string> All { get; } = [Edits, Add, Event, Schedule];
}
