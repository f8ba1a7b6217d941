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

    /// <summary>The name of a channel, a schedule or a playlist, in UTF-16 units.</summary>
    public const int MaxNameLength = 500;

    /// <summary>Why a schedule was changed, in UTF-16 units.</summary>
    public const int MaxMessageLength = 1_000;

    /// <summary>
    /// An event's title, and its other texts of one line (id, channel, category), in bytes of UTF-8; also a label, a group
    /// or a tag.
    /// </summary>
    public const int MaxTitleBytes = 4 * 1024;

    /// <summary>An event's description, in bytes of UTF-8.</summary>
    public const int MaxDescriptionBytes = 64 * 1024;

    /// <summary>A URL or path, in bytes of UTF-8.</summary>
    public const int MaxUrlBytes = 8 * 1024;

    /// <summary>What is kept of one event, or of a channel of a guide, beside the fields that are known; in bytes of UTF-8.</summary>
    public const int MaxExtrasBytes = 256 * 1024;

    /// <summary>The same of a schedule.</summary>
    public const int MaxScheduleExtrasBytes = 4 * 1024 * 1024;

    /// <summary>Attributes of one XML element.</summary>
    public const int MaxAttributes = 256;

    /// <summary>Days in one plan.</summary>
    public const int MaxPlanDays = 400;

    /// <summary>Nesting of an XML or JSON document.</summary>
    public const int MaxDepth = 256;
}
