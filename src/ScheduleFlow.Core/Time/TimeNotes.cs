namespace ScheduleFlow.Core.Time;

/// <summary>A decision made while a time was read; worth a warning, never an error.</summary>
[Flags]
internal enum TimeNotes
{
    None = 0,

    /// <summary>The local time occurs twice (clocks went back); the earlier is taken.</summary>
    Fold = 1,

    /// <summary>The local time does not exist (clocks went forward); it is moved forward by the length of the gap.</summary>
    Gap = 2,

    /// <summary>23:59:60 UTC was read as the next second, 00:00:00, as POSIX time does.</summary>
    LeapSecond = 4,

    /// <summary>A date without a time was read as its midnight.</summary>
    DateOnly = 8,
}
