namespace ScheduleFlow.Core.Storage;

/// <summary>Whether a calendar's plays are in the cooldown history.</summary>
internal enum HistoryMatch
{
    /// <summary>Every play is there, or was displaced by later calendars.</summary>
    Whole,

    /// <summary>Some are missing; calendars that have since been deleted may have displaced them.</summary>
    MayLack,

    /// <summary>Some are missing or differ, without an explanation.</summary>
    Lacks,
}
