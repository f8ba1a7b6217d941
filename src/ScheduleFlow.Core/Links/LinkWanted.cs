namespace ScheduleFlow.Core.Links;

/// <summary>What an address is asked for.</summary>
internal enum LinkWanted
{
    /// <summary>Whether it works, and its first bytes where it may be a manifest.</summary>
    Anything,

    /// <summary>A playlist, which is read.</summary>
    Manifest,

    /// <summary>Whether it is there.</summary>
    Presence,
}
