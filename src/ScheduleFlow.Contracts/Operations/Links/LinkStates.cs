using System.Collections.Immutable;

namespace ScheduleFlow.Contracts.Operations.Links;

/// <summary>The results of checking a link (docs/links.md).</summary>
public static class LinkStates
{
    /// <summary>It answers as a stream or a file should.</summary>
    public const string Working = "working";

    /// <summary>It cannot be reached, answers with an error, is malformed, or is refused by the address rules.</summary>
    public const string Broken = "broken";

    /// <summary>The check took longer than its time limit.</summary>
    public const string Timeout = "timeout";

    /// <summary>It has not been checked yet, or has a scheme that is not checked.</summary>
    public const string Unchecked = "unchecked";

    public static ImmutableArray<string> All { get; } = [Working, Broken, Timeout, Unchecked];
}
