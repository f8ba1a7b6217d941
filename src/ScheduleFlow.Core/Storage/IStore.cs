using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>
/// Everything that a store holds, by aggregate (docs/storage.md). A change that returns a value is durable; one that returns
/// a problem changed nothing. Reads take no lock and see the state before or after a change, never a mixture. Damaged
/// documents are put aside, and recovered if possible (<see cref="Notices"/>).
/// Problems of every method: <c>unavailable</c>, <c>permission_denied</c>, <c>disk_full</c>, <c>store_corrupt</c>.
/// </summary>
internal interface IStore
{
    /// <summary>What was found wrong with the store, and what was done about it, since this object was created: as sentences.</summary>
    ImmutableArray<string> Notices { get; }

    IScheduleStore Schedules { get; }

    ITimelineStore Timelines { get; }

    IPlaylistStore Playlists { get; }

    IChannelStore Channels { get; }

    ISettingsStore Settings { get; }

    IKeyStore Keys { get; }

    IUserStore Users { get; }

    IReplyStore Replies { get; }

    IExportStore Exports { get; }

    IBackupStore Backups { get; }

    IPageStore Pages { get; }

    IAuditLog Audit { get; }

    IMaintenance Maintenance { get; }
}
