namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>
/// What a line of the audit log says in <c>changed</c>: what clients of <c>/api/events</c> hear of. It is derived from the
/// files of a change, so it holds for every verb, and for verbs to come.
/// </summary>
public static class ChangedNouns
{
    /// <summary>The schedules that the line's ids name, and no others.</summary>
    public const string Schedules = "schedules";

    /// <summary>Any schedules: the line's ids do not name them all.</summary>
    public const string AnySchedules = "schedules/*";

    /// <summary>The timelines of the line's channels, and no others.</summary>
    public const string Timelines = "timelines";

    /// <summary>Any channel's timeline.</summary>
    public const string AnyTimelines = "timelines/*";
}
