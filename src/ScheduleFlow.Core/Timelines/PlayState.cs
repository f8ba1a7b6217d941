namespace ScheduleFlow.Core.Timelines;

/// <summary>What is known of a play.</summary>
internal enum PlayState
{
    /// <summary>It was published, and nobody has said that it was not on air.</summary>
    Planned,

    /// <summary>An as-run log has it.</summary>
    Aired,

    /// <summary>An as-run log says that it was planned, and was not on air.</summary>
    Missed,
}
