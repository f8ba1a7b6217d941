using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// What an operation may ask of a store (docs/storage.md). A change that returns a value is durable; one that returns
/// a problem changed nothing. Reads take no lock and see the state before or after a change,
/// never a mixture. What is found damaged is put aside, and recovered where that is possible (<see cref="Notices"/>).
/// Problems of every method: <c>unavailable</c>, <c>permission_denied</c>, <c>disk_full</c>, <c>store_corrupt</c>.
/// </summary>
internal interface IStore
{
    /// <summary>What was found wrong with the store, and what was done about it, since this object was made: a sentence each.</summary>
    ImmutableArray<string> Notices { get; }

    /// <summary>Adds schedules, all or none. <c>conflict</c> where one with the same id exists.</summary>
    /// <param name="schedules">One or more.</param>
    /// <param name="kept">The reply to keep with the change. <c>conflict</c> with <see cref="KeptReply.AnsweredDetails"/> where the key has one by now.</param>
    Outcome<ImmutableArray<ScheduleSummary>> AddSchedules(ImmutableArray<Schedule> schedules, KeptReply? kept = null);

    /// <summary>
    /// Puts a schedule in the place of the one with its id and keeps that one as the backup. <c>not_found</c> where
    /// there is none, <c>conflict</c> where its revision is not the one before the new schedule's.
    /// </summary>
    Outcome<ScheduleSummary> ReplaceSchedule(Schedule schedule, KeptReply? kept = null);

    /// <summary>
    /// Adds a filled calendar and enters its plays into the cooldown history, both or none. <c>conflict</c> where the
    /// history is no longer at <paramref name="historyRevision"/>: fill again.
    /// </summary>
    Outcome<ScheduleSummary> AddCalendar(Schedule calendar, long historyRevision, KeptReply? kept = null);

    /// <summary>
    /// Puts a calendar in the place of the one with its id, and its plays in the place of that one's, both or none.
    /// <c>not_found</c> where there is none, <c>conflict</c> where its revision is not the one before, or the history is
    /// no longer at <paramref name="historyRevision"/>.
    /// </summary>
    Outcome<ScheduleSummary> ReplaceCalendar(Schedule calendar, long historyRevision);

    Outcome<SchedulePage> ListSchedules(ScheduleQuery query);

    /// <summary><c>not_found</c> where there is none.</summary>
    Outcome<Schedule> LoadSchedule(ScheduleId id);

    /// <summary>The schedule's JSON document as it is stored, checked to be whole. <c>not_found</c> where there is none.</summary>
    Outcome<ReadOnlyMemory<byte>> LoadScheduleDocument(ScheduleId id);

    /// <summary>Deletes a schedule, and from the cooldown history what it would have played after <paramref name="now"/>. <c>not_found</c> where there is none.</summary>
    Outcome<ScheduleId> DeleteSchedule(ScheduleId id, Instant now);

    /// <summary>The reply that a request with this key got within <see cref="KeptReply.Lifetime"/>, or empty. <c>conflict</c> where that was another request.</summary>
    Outcome<ReadOnlyMemory<byte>> FindReply(string key, string fingerprint);

    /// <summary>Deletes every schedule, readable or not; returns how many.</summary>
    Outcome<int> DeleteAllSchedules(Instant now);

    Outcome<CooldownHistory> LoadCooldownHistory();

    /// <summary>Adds a playlist. <c>conflict</c> where one with the same id exists.</summary>
    /// <param name="playlist">The playlist.</param>
    /// <param name="export">A file to write among the exports with it, or null.</param>
    /// <param name="kept">The reply to keep with the change.</param>
    /// <returns>Its file.</returns>
    Outcome<string> AddPlaylist(Playlist playlist, NamedContent? export = null, KeptReply? kept = null);

    /// <summary>The path that a playlist will have, as the caller can open it.</summary>
    string PlaylistPath(ScheduleId id);

    /// <summary>The path that an export of this name will have.</summary>
    string ExportPath(string name);

    /// <summary><c>not_found</c> where there is none.</summary>
    Outcome<Playlist> LoadPlaylist(ScheduleId id);

    /// <summary>All playlists, in order of import (ties by id).</summary>
    Outcome<ImmutableArray<PlaylistSummary>> ListPlaylists();

    /// <summary>Writes or replaces a file in the folder of exports.</summary>
    /// <param name="name">A plain file name.</param>
    Outcome<StoredFile> WriteExport(string name, Action<Stream> content);

    /// <summary>Writes or replaces a file in the folder of generated pages.</summary>
    /// <param name="name">A plain file name that ends with <c>.html</c>.</param>
    Outcome<StoredFile> WritePage(string name, Action<Stream> content);

    /// <summary>All API keys, the revoked and expired ones too, in order of creation.</summary>
    Outcome<ImmutableList<ApiKey>> ListKeys();

    /// <summary>Adds a key. <c>conflict</c> where one with its id exists, or one with its name that is not over.</summary>
    Outcome<ApiKey> AddKey(ApiKey key, Instant now);

    /// <summary>Revokes a key; one that is revoked already stays as it is. <c>not_found</c> where there is none.</summary>
    Outcome<ApiKey> RevokeKey(string id, Instant now);

    /// <summary>All channels; none where there never were any.</summary>
    Outcome<ChannelList> LoadChannels();

    /// <summary>Changes the channels.</summary>
    /// <param name="change">Makes the new list, and says what to answer; the same list for no change. May be called again where others change it too.</param>
    /// <param name="ids">The ids of the changed channels, for the audit log.</param>
    /// <param name="kept">The reply to keep with the change, by what is answered; null: none.</param>
    Outcome<T> ChangeChannels<T>(Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change, Func<T, IEnumerable<string>> ids, Func<T, KeptReply?>? kept = null)
        where T : notnull;

    /// <summary>What checks of the channels' links have found.</summary>
    Outcome<LinkReport> LoadLinkReport();

    /// <summary>Changes what is known of links; see <see cref="ChangeChannels"/>.</summary>
    Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids);

    /// <summary>The settings; the defaults where none were ever set.</summary>
    Outcome<StoreSettings> LoadSettings();

    /// <summary>Changes settings; see <see cref="ChangeChannels"/>.</summary>
    Outcome<T> ChangeSettings<T>(Func<StoreSettings, Outcome<(StoreSettings Settings, T Answer)>> change, Func<T, IEnumerable<string>> ids)
        where T : notnull;

    /// <summary>Lines of the audit log, the newest first.</summary>
    Outcome<AuditPage> ListAudit(AuditQuery query);

    /// <summary>The generated pages, by name.</summary>
    Outcome<ImmutableArray<StoredFile>> ListPages();

    Outcome<StoreCounts> Count();

    /// <summary>Looks at everything there is, while others may write. Without <paramref name="repair"/> nothing is changed, put aside or recovered.</summary>
    /// <param name="repair">Whether to mend what can be mended.</param>
    Outcome<StoreHealth> Check(bool repair);

    /// <summary>Brings every document of an older schema to the current one. What a newer program wrote, or is damaged, is named and left. May be done again, and interrupted.</summary>
    /// <param name="dryRun">Whether to say only what would be done.</param>
    Outcome<Migration> Migrate(bool dryRun);

    /// <summary>The folder that the store lies in, as it was named; null where it lies in none.</summary>
    string? DataFolder { get; }

    /// <summary>All that the store holds now, for a backup. <c>file_not_found</c> where there is no store.</summary>
    Outcome<IStoreSnapshot> OpenSnapshot();

    /// <summary>Begins to replace all that the store holds. <c>conflict</c> where it is not empty and the mode forbids it.</summary>
    Outcome<IRestoration> BeginRestoration(RestoreMode mode);
}
