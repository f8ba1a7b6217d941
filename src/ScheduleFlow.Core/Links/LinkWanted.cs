namespace ScheduleFlow.Core.Links;

/// <summary>What is needed of an address.</summary>
internal enum LinkWanted
{
    /// <summary>Whether it works, and its first bytes if it may be a manifest.</summary>
    Anything,

    /// <summary>A playlist, which is read.</summary>
    Manifest,

    /// <summary>Whether it exists.</summary>
    Presence,
}
