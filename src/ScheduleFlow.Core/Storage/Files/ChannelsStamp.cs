using System.Globalization;
using System.Text;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>
/// Tells whether the channels of a data folder, what is known about their links, or the settings have changed, by a few
/// looks at the file system; with the schedules also what a guide says. Every change puts a new file in the old one's place.
/// </summary>
/// <remarks>A guide reads the schedules themselves: one that was overwritten by hand, in its place, is not noticed.</remarks>
public static class ChannelsStamp
{
    /// <summary>
    /// A text that stays the same as long as nothing changes; null while that cannot be told: something changed a
    /// moment ago, a change is being applied, or there are no channels.
    /// </summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="withSchedules">Whether it is about what the channels show as well.</param>
    /// <param name="now">The instant.</param>
    public static string? Of(string dataFolder, bool withSchedules, DateTimeOffset now)
    {
        var paths = new StorePaths(dataFolder);
        var channels = new FileInfo(paths.Channels);
        if (!channels.Exists || File.Exists(paths.Commit))
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
        foreach (var file in (FileInfo[])[channels, new(paths.LinkReport), new(paths.Settings)])
        {
            isComplete &= file.Exists;
            Add(file.Exists ? file.LastWriteTimeUtc.Ticks : 0, file.Exists ? file.Length : 0);
        }

        if (!isComplete)
        {
            Add(new DirectoryInfo(dataFolder).LastWriteTimeUtc.Ticks, 0); // that of a file that came and went
        }

        return SchedulesStamp.IsSettled(newest, now) ? stamp.ToString() : null;

        void Add(long ticks, long length)
        {
            newest = Math.Max(newest, ticks);
            stamp.Append(CultureInfo.InvariantCulture, $".{ticks:x}.{length:x}");
        }
    }
}
