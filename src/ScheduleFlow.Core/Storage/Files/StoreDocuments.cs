using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The kinds of documents that the store has.</summary>
internal sealed class StoreDocuments(StorePaths paths)
{
    public StoredDocument<CooldownHistory> CooldownHistory => new(paths.CooldownHistory, "The cooldown history", bytes => CooldownHistoryDocument.Read(bytes));

    public StoredDocument<ImmutableList<ApiKey>> Keys => new(paths.Keys, "The file of the API keys", ApiKeyDocument.Read)
    {
        Hint = "None of its keys is known any more. Restore the file from a copy, or create new keys (create-key).",
    };

    public StoredDocument<ChannelList> Channels => new(paths.Channels, "The channels", bytes => ChannelListDocument.Read(bytes));

    public StoredDocument<LinkReport> LinkReport => new(paths.LinkReport, "The results of the channels' checks", bytes => LinkReportDocument.Read(bytes))
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

    public StoredDocument<Playlist> Playlist(ScheduleId id) => new(paths.Playlist(id), $"The playlist {id}", bytes =>
        PlaylistFile.Read(bytes) is var playlist && playlist.Id == id
            ? playlist
            : throw new JsonException($"The file holds another playlist, {playlist.Id}."));

    /// <param name="path">Where the reply is kept.</param>
    public static StoredDocument<RetryDocument> Reply(string path) => new(path, "The reply kept for this idempotency key", RetryDocument.Read);
}
