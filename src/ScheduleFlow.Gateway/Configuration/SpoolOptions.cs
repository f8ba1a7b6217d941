namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Where bodies and replies wait, and how many bytes of them.</summary>
internal sealed record SpoolOptions
{
    /// <summary>Where larger ones wait, in files without a name; absolute. Default: the system's temporary folder.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// How many bytes of bodies may wait for a worker, at most half of them for one caller. 1 MiB to 1 TiB; default 2 GiB.
    /// </summary>
    public required long BudgetBytes { get; init; }

    /// <summary>
    /// How many bytes of replies wait in memory for their readers, at most half of them for one caller. 0 to 64 GiB;
    /// default 128 MiB.
    /// </summary>
    public required long ReplyMemoryBytes { get; init; }

    /// <summary>
    /// How many bytes of replies wait in files for their readers, at most half of them for one caller. 1 MiB to 1 TiB;
    /// default 2 GiB.
    /// </summary>
    public required long ReplyDiskBytes { get; init; }

    /// <summary>How many uploads of one caller are read at a time; further ones wait. 1 to 1,000; default 8.</summary>
    public required int UploadsPerCaller { get; init; }
}
