namespace ScheduleFlow.Core.Storage.Files.Commits;

/// <summary>What was found wrong with a store.</summary>
internal enum NoticeKind
{
    /// <summary>A damaged document was put aside, and another one took its place.</summary>
    Recovered,

    /// <summary>A document cannot be read, and may have been put aside just now.</summary>
    Unreadable,

    /// <summary>A damaged document was put aside before, and nothing has taken its place.</summary>
    Lost,

    /// <summary>The index of schedules was damaged and rebuilt.</summary>
    IndexRebuilt,

    /// <summary>A change that was under way when its process or the power went may be incomplete.</summary>
    IncompleteChange,
}
