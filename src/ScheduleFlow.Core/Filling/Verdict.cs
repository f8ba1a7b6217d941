namespace ScheduleFlow.Core.Filling;

/// <summary>Whether every slot can be filled without breaking a cooldown.</summary>
internal enum Verdict
{
    /// <summary>Proven: it cannot.</summary>
    CannotHold,

    /// <summary>No such filling was found, and none was proven impossible.</summary>
    Unknown,

    /// <summary>Proven: it can.</summary>
    Holds,
}
