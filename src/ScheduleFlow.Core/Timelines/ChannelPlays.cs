using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>A channel's history: what its timeline says was and will be on air, mended by what is kept.</summary>
internal static class ChannelPlays
{
    /// <param name="events">What is on the timeline, or a part of it.</param>
    /// <param name="kept">What is kept; it may hold plays outside of that part.</param>
    /// <returns>The starts, each once, in no particular order.</returns>
    public static IEnumerable<(string Url, Instant Start)> Of(IEnumerable<TimelineEvent> events, KeptHistory kept)
    {
        // An as-run log knows better what became of a planned play.
        var known = kept.Plays
            .Where(play => play.State == PlayState.Missed || play.Planned is not null)
            .Select(play => (play.Url, play.Planned ?? play.Start))
            .ToHashSet();
        var planned = events
            .Where(item => !item.IsJoined && item.Event.MediaUrl is not null)
            .Select(item => (Url: item.Event.MediaUrl!, item.Window.Start))
            .Concat(kept.Plays.Where(play => play.State == PlayState.Planned).Select(play => (play.Url, play.Start)));
        return planned.Where(play => !known.Contains(play))
            .Concat(kept.Plays.Where(play => play.State == PlayState.Aired).Select(play => (play.Url, play.Start)))
            .Distinct();
    }
}
