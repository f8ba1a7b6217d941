using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>Where things are in a data folder (docs/storage.md, "Layout").</summary>
/// <param name="Root">The data folder, as it was named.</param>
internal sealed record StorePaths(string Root)
{
    /// <summary>What <see cref="Backup"/> adds to a name.</summary>
    public const string BackupSuffix = ".bak";

    // Of a channel, where its history's file has its name.
    private const int MaxNameLength = 64;

    /// <summary>Stands before the time in the name of a damaged file that was put aside.</summary>
    public const string CorruptInfix = ".corrupt-";

    /// <summary>How the name of a kept revision ends, after its number.</summary>
    public const string RevisionExtension = ".json.gz";

    /// <summary>The name of <see cref="Sessions"/>.</summary>
    public const string SessionsName = "sessions";

    /// <summary>The name of <see cref="SetupNote"/>.</summary>
    public const string SetupNoteName = "setup.txt";

    public string Lock => Path.Combine(Root, ".lock");

    /// <summary>The change that is being applied (a commit record).</summary>
    public string Commit => Path.Combine(Root, ".commit");

    /// <summary>A marker for each change that has temporary files.</summary>
    public string InFlight => Path.Combine(Root, ".inflight");

    /// <summary>Second names of files that a backup is reading.</summary>
    public string Snapshots => Path.Combine(Root, ".snapshots");

    public string Audit => Path.Combine(Root, "audit.jsonl");

    /// <summary>The API keys, which a gateway reads as well (<see cref="ApiKeyFile"/>).</summary>
    public string Keys => Path.Combine(Root, ApiKeyFile.Name);

    /// <summary>When each key was last let in; gateways write it.</summary>
    public string KeyUses => Path.Combine(Usage, ApiKeyFile.Name);

    /// <summary>What gateways note of who came in.</summary>
    public string Usage => Path.Combine(Root, "usage");

    /// <summary>The users, whom a gateway reads as well (<see cref="UserFile"/>).</summary>
    public string Users => Path.Combine(Root, UserFile.Name);

    /// <summary>What gateways share about sessions. Never in a backup: who has it can sign in as anybody.</summary>
    public string Sessions => Path.Combine(Root, SessionsName);

    /// <summary>How to set the server up, until that is done; as little for a backup.</summary>
    public string SetupNote => Path.Combine(Root, SetupNoteName);

    public string Channels => Path.Combine(Root, "channels.json");

    /// <summary>The results of checking the channels' links.</summary>
    public string LinkReport => Path.Combine(Root, "validation.json");

    public string Settings => Path.Combine(Root, "config.json");

    /// <summary>What is published on which channel.</summary>
    public string Timelines => Path.Combine(Root, "timelines.json");

    /// <summary>What is kept of the channels' history, a file for each.</summary>
    public string Histories => Path.Combine(Root, "history");

    public string Retries => Path.Combine(Root, "idempotency");

    /// <summary>Every folder that a change writes to (a restore writes to others as well: <see cref="StoreTree.Folders"/>).</summary>
    public ImmutableArray<string> Folders => [Root, Schedules, Revisions, Playlists, Histories, Retries, Exports, Snapshots];

    public string Schedules => Path.Combine(Root, "schedules");

    public string ScheduleIndex => Path.Combine(Schedules, "index.jsonl");

    public string CooldownHistory => Path.Combine(Schedules, "cooldown_history.json");

    /// <summary>A folder for each schedule that was replaced, with its earlier revisions.</summary>
    public string Revisions => Path.Combine(Root, "revisions");

    public string Playlists => Path.Combine(Root, "playlists");

    public string Exports => Path.Combine(Root, InputFolders.Exports);

    /// <summary>Backups that are kept here; no backup holds them.</summary>
    public string Backups => Path.Combine(Root, "backups");

    public string GeneratedPages => Path.Combine(Root, InputFolders.Pages);

    public string Schedule(ScheduleId id) => Path.Combine(Schedules, $"{id}.json");

    /// <summary>The earlier revisions of a schedule.</summary>
    public string RevisionsOf(ScheduleId id) => Path.Combine(Revisions, id.ToString());

    public string Revision(ScheduleId id, long revision) => Path.Combine(RevisionsOf(id), $"{revision}{RevisionExtension}");

    /// <summary>
    /// The file of a channel's history: named after the channel, where that is a plain name on every system, else after its
    /// hash.
    /// </summary>
    public string History(string channel) => Path.Combine(Histories, $"{HistoryName(channel)}.json");

    private static string HistoryName(string channel) =>
        channel.Length is > 0 and <= MaxNameLength && char.IsAsciiLetterLower(channel[0])
            && channel.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_')
            ? channel
            : $"~{Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(channel)))}";

    public string Playlist(ScheduleId id) => Path.Combine(Playlists, $"{id}.json");

    /// <summary>Where the reply of a request with a key is kept.</summary>
    public string Retry(string keyHash) => Path.Combine(Retries, $"{keyHash}.json");

    /// <summary>How the gateway is set up that started last; hidden, so that no backup has it.</summary>
    public string GatewayNote => Path.Combine(Root, ".gateway.json");

    /// <summary>
    /// Whether only its owner may read a file: keys, users, sessions, settings, the audit log, backups, their copies, and
    /// what gateways note.
    /// </summary>
    public bool IsPrivate(string path) => Array.Exists(
        [Keys, Users, Sessions, Settings, Audit, Commit, GatewayNote, Usage, SetupNote, Backups + Path.DirectorySeparatorChar],
        known => path.StartsWith(known, StringComparison.Ordinal));

    /// <summary>Whether a file says who may do what, or is a copy of one that does.</summary>
    public bool IsAccess(string path) => Array.Exists([Keys, Users, Usage], known => path.StartsWith(known, StringComparison.Ordinal));

    /// <summary>The revision of a file before its last overwrite.</summary>
    public static string Backup(string path) => path + BackupSuffix;

    /// <summary>Whether a name is that of a damaged file that was put aside.</summary>
    public static bool IsAside(string name) => name.Contains(CorruptInfix, StringComparison.Ordinal);

    /// <summary>Exists if a damaged file of the folder was ever put aside, so that other folders need not be searched.</summary>
    public static string QuarantineMark(string folder) => Path.Combine(folder, ".quarantined");

    /// <summary>A path as commit records have it: relative to the data folder, so that a copied folder works.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The reverse of <see cref="Relative"/>.</summary>
    public string Absolute(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public string Export(string name) => Path.Combine(Exports, name);

    public string Page(string name) => Path.Combine(GeneratedPages, name);
}
