using System.Collections.Concurrent;

namespace ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

/// <summary>What the store must hold after the crashes: what was acknowledged, and what was seen to be there after a kill.</summary>
internal sealed class Ledger
{
    /// <summary>The schedules by id.</summary>
    public ConcurrentDictionary<string, StoredSchedule> Schedules { get; } = new();

    /// <summary>The ids of schedules that were deleted.</summary>
    public ConcurrentBag<string> Deleted { get; } = [];

    /// <summary>The names of playlists, and of the file that each was written to, if it was.</summary>
    public ConcurrentDictionary<string, string?> Playlists { get; } = new();

    /// <summary>The names of playlists and their files that were never acknowledged: there wholly or not at all.</summary>
    public ConcurrentDictionary<string, string?> UncertainPlaylists { get; } = new();

    /// <summary>The request ids of changes, and whether they happened; null: nobody has looked yet.</summary>
    public ConcurrentDictionary<string, bool?> Changes { get; } = new();

    /// <summary>How often the timelines were changed.</summary>
    public int TimelineChanges;
}

/// <summary>A schedule as it must be stored.</summary>
internal sealed record StoredSchedule(string Name, int Revision, bool IsCalendar);
