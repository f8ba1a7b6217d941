using System.Collections.Immutable;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage.Files.Aggregates;
using ScheduleFlow.Core.Storage.Files.Checks;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>The store as a folder of files (docs/storage.md): one class per aggregate, all on one <see cref="StoreFolder"/>.</summary>
internal sealed class FileStore : IStore
{
    private readonly StoreFolder _folder;

    /// <param name="root">The data folder; it need not exist.</param>
    /// <param name="origin">Whose changes these are; null: unknown.</param>
    /// <param name="disk">Null: the operating system's.</param>
    /// <param name="volume">Null: the operating system's.</param>
    public FileStore(string root, ChangeOrigin? origin = null, IDisk? disk = null, IVolume? volume = null)
    {
        _folder = new StoreFolder(root, origin, disk, volume);
        var replies = new FileReplyStore(_folder);
        var timelineFiles = new TimelineFiles(_folder);
        var timelines = new FileTimelineStore(_folder, timelineFiles, replies);
        var schedules = new FileScheduleStore(_folder, timelineFiles, replies);
        var playlists = new FilePlaylistStore(_folder, replies);
        var channels = new FileChannelStore(_folder, timelineFiles, replies);
        var settings = new FileSettingsStore(_folder);
        var keys = new FileKeyStore(_folder);
        var users = new FileUserStore(_folder);
        Schedules = schedules;
        Timelines = timelines;
        Playlists = playlists;
        Channels = channels;
        Settings = settings;
        Keys = keys;
        Users = users;
        Replies = replies;
        Exports = new FileExportStore(_folder);
        Backups = new FileBackupStore(_folder);
        Pages = new FilePageStore(_folder);
        Audit = new FileAuditLog(_folder);
        var checks = new StoreChecks(_folder, schedules, timelineFiles, playlists, keys, users, channels, settings);
        Maintenance = new FileMaintenance(_folder, timelines, checks);
    }

    public ImmutableArray<string> Notices => _folder.Notices.Texts;

    public IScheduleStore Schedules { get; }

    public ITimelineStore Timelines { get; }

    public IPlaylistStore Playlists { get; }

    public IChannelStore Channels { get; }

    public ISettingsStore Settings { get; }

    public IKeyStore Keys { get; }

    public IUserStore Users { get; }

    public IReplyStore Replies { get; }

    public IExportStore Exports { get; }

    public IBackupStore Backups { get; }

    public IPageStore Pages { get; }

    public IAuditLog Audit { get; }

    public IMaintenance Maintenance { get; }
}
