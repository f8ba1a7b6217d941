using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Formats;

/// <summary>The entries of an M3U as playlist items.</summary>
internal sealed class PlaylistSink(PlaylistBuilder builder) : IReadSink
{
    public void BeginSchedule()
    {
        // All lists of a document are one playlist.
    }

    public void Name(string name) => builder.Name ??= name;

    public void Channel(ScheduleChannel channel)
    {
        // A playlist has no channels.
    }

    public void ScheduleExtras(Extras extras)
    {
        // A playlist keeps only its items.
    }

    public bool Event(RawEvent rawEvent)
    {
        if (rawEvent.MediaUrl is null)
        {
            builder.Warn($"Line {rawEvent.Line}: the event \"{rawEvent.Title}\" has no media and was left out.");
            return true;
        }

        return builder.Add($"Line {rawEvent.Line}", rawEvent.MediaUrl, rawEvent.Title, rawEvent.Duration);
    }

    public void Warning(string message, Place? place = null) => builder.Warn(message);
}
