using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Timelines;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The kinds of documents in the store.</summary>
internal sealed class StoreDocuments(StorePaths paths)
{
    public StoredDocument<CooldownHistory> CooldownHistory =>
        new(paths.CooldownHistory, "The cooldown history", bytes => CooldownHistoryDocument.Read(bytes));

    public StoredDocument<ImmutableList<ApiKey>> Keys => new(paths.Keys, "The file of the API keys", ApiKeyDocument.Read)
    {
        Hint = "None of its keys is known any more. Restore the file from a copy, or create new keys (create-key).",
    };

    public StoredDocument<ImmutableList<User>> Users => new(paths.Users, "The file of the users", UserDocument.Read)
    {
        Hint = "None of its users can sign in any more. Restore the file from a copy, or create the users anew (create-user).",
    };

    public StoredDocument<ChannelList> Channels => new(paths.Channels, "The channels", bytes => ChannelListDocument.Read(bytes));

    public StoredDocument<ChannelTimelines> Timelines =>
        new(paths.Timelines, "The timelines of the channels", bytes => TimelinesDocument.Read(bytes))
        {
            Hint = "Restore the file from a copy of the data folder. Or delete what was put aside of it: then nothing is published, "
                + "and each channel must be given its schedules again (publish-schedule).",
        };

    public StoredDocument<KeptHistory> History(string channel) => HistoryAt(paths.History(channel));

    /// <param name="path">The file of a channel's history.</param>
    public static StoredDocument<KeptHistory> HistoryAt(string path) =>
        new(path, "The history of a channel", bytes => KeptHistoryDocument.Read(bytes))
        {
            Hint = "Restore the file from a copy of the data folder, or delete it: then what was on air before is not counted.",
        };

    public StoredDocument<LinkReport> LinkReport => new(
        paths.LinkReport,
        "The results of the channels' checks",
        bytes => LinkReportDocument.Read(bytes))
    {
        Hint = "Check the channels again (validate-channels), or delete the file.",
    };

    public StoredDocument<StoreSettings> Settings => new(paths.Settings, "The settings", SettingsDocument.Read)
    {
        Hint = "Restore the file from a copy of the data folder, or delete it to have the defaults.",
    };

    public StoredDocument<Schedule> Schedule(ScheduleId id) => new(paths.Schedule(id), $"The schedule {id}", bytes =>
        ScheduleDocument.Read(bytes) is var schedule && schedule.Id == id
            ? schedule
            : throw new JsonException($"The file holds another schedule, {schedule.Id}."));

    /// <summary>An earlier revision of a schedule, and its document.</summary>
    public StoredDocument<(Schedule Schedule, byte[] Bytes)> Revision(ScheduleId id, long revision) =>
        new(paths.Revision(id, revision), $"Revision {revision} of the schedule {id}", packed =>
        {
            var bytes = PackedDocument.Unpack(packed);
            return ScheduleDocument.Read(bytes) is var schedule && schedule.Id == id && schedule.Revision == revision
                ? (schedule, bytes)
                : throw new JsonException($"The file holds revision {schedule.Revision} of the schedule {schedule.Id}.");
        })
        {
            Hint = "Restore the file from a copy of the data folder. The other revisions stay available (list-revisions).",
        };

    public StoredDocument<Playlist> Playlist(ScheduleId id) => new(paths.Playlist(id), $"The playlist {id}", bytes =>
        PlaylistFile.Read(bytes) is var playlist && playlist.Id == id
            ? playlist
            : throw new JsonException($"The file holds another playlist, {playlist.Id}."));

    /// <summary>The files of kept replies.</summary>
    public IEnumerable<string> Replies(IDisk disk) =>
        disk.Names(paths.Retries)
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Path.Combine(paths.Retries, name));

    /// <summary>The files of what is kept of channels' histories.</summary>
    public IEnumerable<string> Histories(IDisk disk) =>
        disk.Names(paths.Histories)
            .Where(name => name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => Path.Combine(paths.Histories, name));

    /// <param name="path">Where the reply is kept.</param>
    public static StoredDocument<RetryDocument> Reply(string path) =>
        new(path, "The reply kept for this idempotency key", RetryDocument.Read);

    /// <summary>
    /// Reads a document by its place in the data folder; for a schedule, the result is a
    /// <see cref="Schedules.Schedule"/>.
    /// </summary>
    /// <param name="relative">One for which <see cref="DocumentFiles.IsDocument"/> holds.</param>
    /// <param name="bytes">Its content.</param>
    public Outcome<object> Read(string relative, byte[] bytes)
    {
        return DocumentFiles.ScheduleOf(relative) is { } schedule ? Parsed(Schedule(schedule))
            : DocumentFiles.RevisionOf(relative) is { } kept ? Parsed(Revision(kept.Schedule, kept.Revision))
            : DocumentFiles.PlaylistOf(relative) is { } playlist ? Parsed(Playlist(playlist))
            : DocumentFiles.IsHistory(relative) ? Parsed(CooldownHistory)
            : DocumentFiles.IsKeys(relative) ? Parsed(Keys)
            : DocumentFiles.IsUsers(relative) ? Parsed(Users)
            : DocumentFiles.IsChannels(relative) ? Parsed(Channels)
            : DocumentFiles.IsTimelines(relative) ? Parsed(Timelines)
            : DocumentFiles.IsKeptHistory(relative) ? Parsed(HistoryAt(relative))
            : DocumentFiles.IsLinkReport(relative) ? Parsed(LinkReport)
            : DocumentFiles.IsSettings(relative) ? Parsed(Settings)
            : Parsed(new StoredDocument<RetryDocument>(relative, "A reply kept for an idempotency key", RetryDocument.Read));

        Outcome<object> Parsed<T>(StoredDocument<T> document)
            where T : notnull => document.Parse(bytes, out _).TryGet(out var value, out var problem) ? Outcome.Of<object>(value) : problem;
    }
}
