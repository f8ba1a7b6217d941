using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// What an operation may ask of a store (docs/storage.md). A change that returns a value is durable; one that returns
/// a problem changed nothing. Reads take no lock and see the state before or after a change, never a mixture.
/// Problems of every method: <c>unavailable</c>, <c>permission_denied</c>, <c>disk_full</c>, <c>store_corrupt</c>.
/// </summary>
internal interface IStore
{
    /// <summary>Adds schedules, all or none. <c>conflict</c> where one with the same id exists.</summary>
    Outcome<ImmutableArray<ScheduleSummary>> AddSchedules(ImmutableArray<Schedule> schedules);

    /// <summary>
    /// Adds a filled calendar and enters its plays into the cooldown history, both or none. <c>conflict</c> where the
    /// history is no longer at <paramref name="historyRevision"/>: fill again.
    /// </summary>
    Outcome<ScheduleSummary> AddCalendar(Schedule calendar, long historyRevision);

    Outcome<SchedulePage> ListSchedules(ScheduleQuery query);

    /// <summary><c>not_found</c> where there is none.</summary>
    Outcome<Schedule> LoadSchedule(ScheduleId id);

    /// <summary>The schedule's JSON document as it is stored, checked to be whole. <c>not_found</c> where there is none.</summary>
    Outcome<ReadOnlyMemory<byte>> LoadScheduleDocument(ScheduleId id);

    /// <summary>Deletes a schedule, and from the cooldown history what it would have played after <paramref name="now"/>. <c>not_found</c> where there is none.</summary>
    Outcome<ScheduleId> DeleteSchedule(ScheduleId id, Instant now);

    /// <summary>Deletes every schedule, readable or not; returns how many.</summary>
    Outcome<int> DeleteAllSchedules(Instant now);

    Outcome<CooldownHistory> LoadCooldownHistory();

    /// <summary>Adds a playlist. <c>conflict</c> where one with the same id exists.</summary>
    Outcome<StoredFile> AddPlaylist(Playlist playlist);

    /// <summary><c>not_found</c> where there is none.</summary>
    Outcome<Playlist> LoadPlaylist(ScheduleId id);

    /// <summary>All playlists, in order of import (ties by id).</summary>
    Outcome<ImmutableArray<PlaylistSummary>> ListPlaylists();

    /// <summary>Writes or replaces a file in the folder of exports.</summary>
    /// <param name="name">A plain file name.</param>
    Outcome<StoredFile> WriteExport(string name, Action<Stream> content);

    /// <summary>The generated pages, by name.</summary>
    Outcome<ImmutableArray<StoredFile>> ListPages();

    Outcome<StoreCounts> Count();
}
