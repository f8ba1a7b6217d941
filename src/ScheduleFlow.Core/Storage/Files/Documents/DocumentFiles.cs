using System.Globalization;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Users;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>Which files are documents that the store reads, by their relative paths.</summary>
internal static class DocumentFiles
{
    private const string Extension = ".json";

    public static bool IsDocument(string relative) =>
        ScheduleOf(relative) is not null || PlaylistOf(relative) is not null || IsHistory(relative) || IsReply(relative) || IsKeys(relative)
        || RevisionOf(relative) is not null || IsUsers(relative) || IsChannels(relative) || IsTimelines(relative)
        || IsKeptHistory(relative) || IsLinkReport(relative) || IsSettings(relative);

    public static ScheduleId? ScheduleOf(string relative) => IdIn("schedules/", relative);

    /// <summary>The schedule and the number of a kept revision.</summary>
    public static (ScheduleId Schedule, long Revision)? RevisionOf(string relative) =>
        relative.Split('/') is ["revisions", var folder, var name]
            && ScheduleId.TryParse(folder, out var id)
            && folder == id.ToString()
            && RevisionNumber(name) is { } revision ? (id, revision) : null;

    /// <summary>The number of a revision, from the name of its file.</summary>
    public static long? RevisionNumber(string name) =>
        name.EndsWith(StorePaths.RevisionExtension, StringComparison.Ordinal)
            && name.AsSpan(0, name.Length - StorePaths.RevisionExtension.Length) is var digits
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && digits[0] != '0' ? number : null;

    public static ScheduleId? PlaylistOf(string relative) => IdIn("playlists/", relative);

    public static bool IsHistory(string relative) => relative == "schedules/cooldown_history.json";

    public static bool IsTimelines(string relative) => relative == "timelines.json";

    public static bool IsKeptHistory(string relative) =>
        relative.StartsWith("history/", StringComparison.Ordinal) && relative.EndsWith(Extension, StringComparison.Ordinal);

    public static bool IsReply(string relative) =>
        relative.StartsWith("idempotency/", StringComparison.Ordinal) && relative.EndsWith(Extension, StringComparison.Ordinal);

    public static bool IsKeys(string relative) => relative == ApiKeyFile.Name;

    public static bool IsUsers(string relative) => relative == UserFile.Name;

    public static bool IsChannels(string relative) => relative == "channels.json";

    public static bool IsLinkReport(string relative) => relative == "validation.json";

    public static bool IsSettings(string relative) => relative == "config.json";

    private static ScheduleId? IdIn(string folder, string relative) =>
        relative.StartsWith(folder, StringComparison.Ordinal) && relative.EndsWith(Extension, StringComparison.Ordinal)
            && ScheduleId.TryParse(relative[folder.Length..^Extension.Length], out var id) ? id : null;
}
