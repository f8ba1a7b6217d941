using System.Globalization;
using System.Text;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Tells whether the channels of a data folder, the results of checking their links, or the settings have changed, by a few
/// looks at the file system; with the schedules, whether a guide has. Every change puts a new file in place of the old one.
/// </summary>
/// <remarks>A guide reads the schedules themselves. A schedule that was overwritten in place by hand is not noticed.</remarks>
public static class ChannelsStamp
{
    /// <summary>
    /// A text that stays the same as long as nothing changes; null: that cannot be told, because something changed a moment
    /// ago, a change is being applied, or there are no channels and no timelines.
    /// </summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="withSchedules">Whether the channels' schedules count as well.</param>
    /// <param name="now">The present.</param>
    public static string? Of(string dataFolder, bool withSchedules, DateTimeOffset now)
    {
        var paths = new StorePaths(dataFolder);
        var channels = new FileInfo(paths.Channels);
        var timelines = new FileInfo(paths.Timelines);
        if ((!channels.Exists && !timelines.Exists) || File.Exists(paths.Commit))
        {
            return null;
        }

        var stamp = new StringBuilder();
        if (withSchedules)
        {
            if (SchedulesStamp.Of(dataFolder, null, now) is not { } schedules)
            {
                return null;
            }

            stamp.Append(schedules);
        }

        var newest = 0L;
        var isComplete = true;
        foreach (var file in (FileInfo[])[channels, timelines, new(paths.LinkReport), new(paths.Settings)])
        {
            isComplete &= file.Exists;
            Add(file.Exists ? file.LastWriteTimeUtc.Ticks : 0, file.Exists ? file.Length : 0);
        }

        if (!isComplete)
        {
            Add(new DirectoryInfo(dataFolder).LastWriteTimeUtc.Ticks, 0); // tells of a file that was created and deleted
        }

        return SchedulesStamp.IsSettled(newest, now) ? stamp.ToString() : null;

        void Add(long ticks, long length)
        {
            newest = Math.Max(newest, ticks);
            stamp.Append(CultureInfo.InvariantCulture, $".{ticks:x}.{length:x}");
        }
    }
}
