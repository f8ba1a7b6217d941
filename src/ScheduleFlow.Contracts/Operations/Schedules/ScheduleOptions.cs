namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>Options that several operations on schedules share.</summary>
public static class ScheduleOptions
{
    /// <summary>The schedule that is meant.</summary>
    public static Option Id { get; } = new("id", "The schedule, from list-schedules") { Type = OptionType.Id, Of = Noun.Schedule, IsOperand = true, IsRequired = true };

    /// <summary>One or more, in a shell.</summary>
    public static Option Ids { get; } = new("id", "The schedule, from list-schedules; the events of several are merged into one")
    {
        Type = OptionType.Id,
        Of = Noun.Schedule,
        IsOperand = true,
        IsRequired = true,
        IsList = true,
        Reach = OptionReach.Shell,
    };

    /// <summary>The same over HTTP, where only one is allowed: in the path as <c>id</c>, in a body as <c>schedule_id</c>.</summary>
    public static Option OneOfIds { get; } = new("schedule-id", "The schedule, from list-schedules")
    {
        Type = OptionType.Id,
        Of = Noun.Schedule,
        OtherFields = ["id"],
        IsOperand = true,
        IsRequired = true,
        Reach = OptionReach.Http,
    };

    /// <summary>The revision that a schedule must be at for a change.</summary>
    public static Option IfRevision { get; } = new("if-revision", "Only if it is still at this revision; else the other's change is named")
    {
        Type = OptionType.Revision,
        ValueName = "N",
        Header = "If-Match",
    };

    /// <summary>Why a schedule is changed.</summary>
    public static Option Message { get; } = new("message", $"Why; list-revisions shows it (at most {Limits.MaxMessageLength} characters)")
    {
        ValueName = "TEXT",
    };
}
