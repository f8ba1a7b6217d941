using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>When every video was or will be on air in filled calendars.</summary>
/// <param name="Revision">Grows by one with every change; 0: there is no history yet.</param>
/// <param name="Plays">By URL, as it is spelt: the calendars that play it, in order of their last play.</param>
internal sealed record CooldownHistory(long Revision, ImmutableDictionary<string, ImmutableArray<CooldownPlay>> Plays)
{
    /// <summary>How many calendars are kept for a video: the latest. In older ones it played long ago.</summary>
    private const int MaxPlays = 8;

    public static readonly CooldownHistory Empty = new(
        0,
        ImmutableDictionary.Create<string, ImmutableArray<CooldownPlay>>(StringComparer.Ordinal));

    /// <summary>The history after a calendar was filled.</summary>
    public CooldownHistory With(Schedule calendar)
    {
        var plays = Plays.ToBuilder();
        foreach (var video in PlaysOf(calendar))
        {
            var known = plays.GetValueOrDefault(video.Key, []);
            var all = known.Where(play => play.Schedule != calendar.Id).Append(video.Value).OrderBy(play => play.Last).ToImmutableArray();
            plays[video.Key] = all.Length <= MaxPlays ? all : all[^MaxPlays..];
        }

        return new CooldownHistory(Revision + 1, plays.ToImmutable());
    }

    /// <summary>
    /// The history after a calendar was deleted: what it had on air by <paramref name="now"/> stays; what will never be on
    /// air is removed.
    /// </summary>
    public CooldownHistory Without(Schedule calendar, Instant now)
    {
        var plays = Plays.ToBuilder();
        var aired = PlaysOf(calendar with { Events = [.. calendar.Events.Where(item => item.Window.Start <= now)] });
        foreach (var url in calendar.Events.Select(item => item.MediaUrl).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var left = plays.GetValueOrDefault(url, []).RemoveAll(play => play.Schedule == calendar.Id);
            if (aired.TryGetValue(url, out var play))
            {
                left = [.. left.Append(play).OrderBy(other => other.Last)];
            }

            if (left.IsEmpty)
            {
                plays.Remove(url);
            }
            else
            {
                plays[url] = left;
            }
        }

        return new CooldownHistory(Revision + 1, plays.ToImmutable());
    }

    /// <summary>Whether the history has what a calendar plays.</summary>
    public HistoryMatch Compare(Schedule calendar)
    {
        var match = HistoryMatch.Whole;
        foreach (var (url, play) in PlaysOf(calendar))
        {
            var known = Plays.GetValueOrDefault(url, []);
            if (known.Contains(play) || (known.Length >= MaxPlays && play.Last <= known[0].Last))
            {
                continue;
            }

            // It takes MaxPlays + 1 fills to displace a play, and a deletion for each play that the list lacks now: so the
            // revision must be at least the sum of both.
            var isDisplaced = !known.Any(other => other.Schedule == calendar.Id)
                && (known.IsEmpty || play.Last <= known[0].Last)
                && Revision >= (2 * MaxPlays) + 1 - known.Length;
            if (!isDisplaced)
            {
                return HistoryMatch.Lacks;
            }

            match = HistoryMatch.MayLack;
        }

        return match;
    }

    private static Dictionary<string, CooldownPlay> PlaysOf(Schedule calendar)
    {
        var plays = new Dictionary<string, CooldownPlay>(StringComparer.Ordinal);
        foreach (var item in calendar.Events)
        {
            if (item.MediaUrl is { } url)
            {
                var start = item.Window.Start;
                plays[url] = plays.TryGetValue(url, out var known)
                    ? known with { Last = start }
                    : new CooldownPlay(start, start, calendar.Id);
            }
        }

        return plays;
    }
}
