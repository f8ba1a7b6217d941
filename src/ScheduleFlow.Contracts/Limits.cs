namespace ScheduleFlow.Contracts;

/// <summary>The documented limits that gateway and worker enforce (docs/cli.md, "Limits").</summary>
public static class Limits
{
    /// <summary>An import's document or a request's body: 50 MB.</summary>
    public const long MaxInputBytes = 50L * 1024 * 1024;

    /// <summary>Events in one schedule.</summary>
    public const int MaxEvents = 500_000;

    /// <summary>Videos in one playlist or pool.</summary>
    public const int MaxVideos = 10_000;

    /// <summary>Channels in the store.</summary>
    public const int MaxChannels = 100_000;

    /// <summary>Rows of a list of findings (conflicts, gaps, duplicates, errors); counts are exact beyond it.</summary>
    public const int MaxListed = 1_000;

    /// <summary>Nesting of an XML or JSON document.</summary>
    public const int MaxDepth = 256;
}
