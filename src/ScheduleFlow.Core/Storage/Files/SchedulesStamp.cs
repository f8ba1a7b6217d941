using System.Globalization;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Tells whether the schedules of a data folder, or one of them, have changed, or where they are published, or the settings by
/// which they are exported, by a few looks at the file system. Every change of a schedule adds to the journal; a file edited by
/// hand has a new time.
/// </summary>
public static class SchedulesStamp
{
    /// <summary>
    /// File systems keep times in steps (10 ms, on some 2 s): a second write within one step cannot be noticed.
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// A text that stays the same as long as nothing changes; null: that cannot be told, because something changed a moment
    /// ago, a change is being applied, or there is no such schedule.
    /// </summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="schedule">The id of a schedule; null: all.</param>
    /// <param name="now">The present.</param>
    public static string? Of(string dataFolder, string? schedule, DateTimeOffset now)
    {
        ScheduleId id = default;
        if (schedule is not null && !ScheduleId.TryParse(schedule, out id))
        {
            return null;
        }

        var paths = new StorePaths(dataFolder);
        var index = new FileInfo(paths.ScheduleIndex);
        var file = schedule is null ? index : new FileInfo(paths.Schedule(id));
        var folder = new DirectoryInfo(paths.Schedules);

        // An export is in the store's zone. A file that is not there has a time, too: one long ago.
        var settings = Ticks(new FileInfo(paths.Settings));

        // Lists and schedules say where they are published. In a store of an older program the channels say it.
        var published = new FileInfo(paths.Timelines) is { Exists: true } timelines ? timelines : new FileInfo(paths.Channels);
        long[] times = [Ticks(index), Ticks(file), Ticks(folder), Ticks(published), settings];
        if (!index.Exists || !file.Exists || !folder.Exists || File.Exists(paths.Commit) || !IsSettled(times.Max(), now))
        {
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Ticks(index):x}.{index.Length:x}.{Ticks(folder):x}.{Ticks(file):x}.{file.Length:x}.{Stamp(published)}.{settings:x}");
    }

    /// <summary>Whether every later write of a file with this time gives it another time.</summary>
    internal static bool IsSettled(long ticks, DateTimeOffset now) => ticks <= (now - Settled).UtcTicks;

    private static long Ticks(FileSystemInfo info) => info.LastWriteTimeUtc.Ticks;

    private static string Stamp(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Ticks(file):x}.{(file.Exists ? file.Length : 0):x}");
}
