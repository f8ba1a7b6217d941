namespace ScheduleFlow.Core.Schedules;

/// <summary>What a person did with an event of a calendar.</summary>
internal enum HandEditKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It got another start, and perhaps another length.</summary>
    Moved,

    /// <summary>It begins where it was, but ends elsewhere.</summary>
    Resized,

    /// <summary>It got another title, text or media, or became fixed.</summary>
    Changed,

    /// <summary>Another item plays at its time.</summary>
    Replaced,
}
