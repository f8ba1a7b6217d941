namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>What is wrong with a store.</summary>
internal enum NoticeKind
{
    /// <summary>A damaged document was put aside and replaced.</summary>
    Recovered,

    /// <summary>A document cannot be read, and may have been put aside now.</summary>
    Unreadable,

    /// <summary>A damaged document was put aside earlier and not replaced.</summary>
    Lost,

    /// <summary>The index of schedules was damaged and rebuilt.</summary>
    IndexRebuilt,

    /// <summary>A change that was interrupted by a crash or a power cut may be incomplete.</summary>
    IncompleteChange,
}
