namespace ScheduleFlow.Core.Storage;

/// <summary>How a calendar's plays stand in the cooldown history.</summary>
internal enum HistoryMatch
{
    /// <summary>Every play is there, or later calendars have taken its place.</summary>
    Whole,

    /// <summary>Some are not there; calendars that were deleted since may have taken their place.</summary>
    MayLack,

    /// <summary>Some are not there, or differ, and nothing accounts for it.</summary>
    Lacks,
}
