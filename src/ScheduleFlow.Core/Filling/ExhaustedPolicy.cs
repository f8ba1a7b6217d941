namespace ScheduleFlow.Core.Filling;

/// <summary>What to do with a slot for which every video is still cooling down.</summary>
internal enum ExhaustedPolicy
{
    /// <summary>Take the video that has rested longest (ties: pool order); the breach is counted. The default.</summary>
    LeastRecent,

    /// <summary>Leave the slot empty: the cooldown is never broken.</summary>
    LeaveGap,

    /// <summary>Fill nothing and say which slot cannot be filled and how many videos would do.</summary>
    Fail,
}
