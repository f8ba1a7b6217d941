using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>The result of the check of one target.</summary>
internal sealed record LinkResult
{
    /// <summary>The <see cref="LinkTarget.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The <see cref="LinkTarget.Url"/> as it was given, with its headers.</summary>
    public required string Url { get; init; }

    public required LinkState State { get; init; }

    /// <summary>The link's own HTTP status, the last one after redirects; null if there was no answer, and for files.</summary>
    public int? Status { get; init; }

    /// <summary>One clause in words, such as <c>answers 404 Not Found</c>. Names hosts and ports, never header values.</summary>
    public required string Reason { get; init; }

    /// <summary>Where redirects led, without user name and password; null: there were none.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The number of redirects of the link itself that were followed.</summary>
    public int Redirects { get; init; }

    /// <summary>How long the check took, without waiting for its turn.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary><c>hls</c> or <c>dash</c> for a manifest that was looked into, <c>file</c> for a local file, else null.</summary>
    public string? Kind { get; init; }
}
