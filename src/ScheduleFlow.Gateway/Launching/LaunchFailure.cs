namespace ScheduleFlow.Gateway.Launching;

/// <summary>Why an operation has no answer from its worker. Each has one row in <see cref="LaunchProblems"/>.</summary>
internal enum LaunchFailure
{
    /// <summary>The worker answered: its exit code is in the table and its output is whole.</summary>
    None,

    /// <summary>Refused, not started: the queue is full.</summary>
    QueueFull,

    /// <summary>The client left: while it waited, while it sent the body, or while a read ran.</summary>
    ClientGone,

    /// <summary>The job that it was part of was cancelled.</summary>
    Cancelled,

    /// <summary>Killed at the time limit.</summary>
    Deadline,

    /// <summary>The gateway is stopping.</summary>
    Shutdown,

    /// <summary>The body exceeded the limit while it was read.</summary>
    BodyTooLarge,

    /// <summary>The body came too slowly, and the server gave up on it.</summary>
    BodyTooSlow,

    /// <summary>The body ended early or is malformed as HTTP.</summary>
    BodyBroken,

    /// <summary>A part of a form came after its file, too late to count.</summary>
    FormPartUnheard,

    /// <summary>The budget for waiting bodies is full, for this caller or for all.</summary>
    SpoolFull,

    /// <summary>The body could not be kept on the gateway's disk.</summary>
    SpoolFailed,

    /// <summary>The executable cannot be started.</summary>
    CannotStart,

    /// <summary>An exit code outside the table, or a signal.</summary>
    Crashed,

    /// <summary>More output than may be kept.</summary>
    OutputTooLarge,

    /// <summary>The room for waiting replies is full, for this caller or for all.</summary>
    ReplyRoomFull,

    /// <summary>The output could not be kept on the gateway's disk.</summary>
    ReplyNotKept,

    /// <summary>An exit code from the table, but no JSON document where there must be one.</summary>
    OutputUnreadable,
}
