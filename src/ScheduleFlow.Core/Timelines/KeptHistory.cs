using System.Collections.Immutable;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Timelines;

/// <summary>
/// What is kept of a channel's history besides its timeline: what was on air before its publication left the timeline, and
/// what as-run logs say.
/// </summary>
/// <param name="Channel">The channel, as in <see cref="ChannelTimeline.Channel"/>.</param>
/// <param name="Revision">Grows by one with every change; 0: nothing was ever kept.</param>
/// <param name="Plays">In order of start.</param>
internal sealed record KeptHistory(string Channel, long Revision, ImmutableArray<KeptPlay> Plays)
{
    /// <summary>Longer than any cooldown lasts: older plays are dropped.</summary>
    public const int MaxDays = 366;

    /// <summary>The <see cref="Revision"/> of one that cannot be read: no other has it.</summary>
    public const long LostRevision = -1;

    public static KeptHistory Empty(string channel) => new(channel, 0, []);

    /// <summary>Of a history that was damaged and put aside, nothing is known.</summary>
    public static KeptHistory Lost(string channel) => new(channel, LostRevision, []);

    /// <summary>With more plays, each once, and without those that are too old; the same, where there is no new one.</summary>
    public KeptHistory With(IEnumerable<KeptPlay> plays, Instant now)
    {
        var known = Plays.ToHashSet();
        var oldest = OldestOf(now);
        var added = plays.Where(play => play.Start >= oldest && known.Add(play)).ToList();
        return added.Count == 0 ? this : this with
        {
            Revision = Revision + 1,
            Plays = [.. known.Where(play => play.Start >= oldest)
                .OrderBy(play => play.Start).ThenBy(play => play.Url, StringComparer.Ordinal).ThenBy(play => play.State)],
        };
    }

    /// <summary>The oldest start that is kept.</summary>
    public static Instant OldestOf(Instant now) => now.PlusSeconds(-MaxDays * 24L * 3600);
}
