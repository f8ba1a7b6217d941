namespace ScheduleFlow.Contracts;

/// <summary>A worker's exit code. Each is a row of the table in docs/cli.md, "Exit codes".</summary>
public enum ExitCode
{
    /// <summary>Done; changes are durable.</summary>
    Done = 0,

    /// <summary>A check ran and found something; the findings are in the reply.</summary>
    Findings = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 2,

    /// <summary>The input is wrong.</summary>
    InvalidInput = 3,

    /// <summary>No such schedule, playlist or file.</summary>
    NotFound = 4,

    /// <summary>It changed meanwhile, or exists already.</summary>
    Conflict = 5,

    /// <summary>The store is locked or cannot be reached; a retry may work.</summary>
    Unavailable = 6,

    /// <summary>Stored data cannot be read.</summary>
    StoreCorrupt = 7,

    /// <summary>The operating system or a path rule refuses.</summary>
    Forbidden = 8,

    /// <summary>Over a documented limit.</summary>
    TooLarge = 9,

    /// <summary>No space left; nothing changed.</summary>
    DiskFull = 10,

    /// <summary>A bug.</summary>
    Unexpected = 70,
}
