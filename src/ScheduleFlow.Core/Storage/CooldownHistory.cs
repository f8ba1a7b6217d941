using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>The last play of every video that a filled calendar has used, by URL.</summary>
/// <param name="Revision">Grows by one with every change; 0 where there is no history yet.</param>
/// <param name="Plays">By URL, compared as spelt.</param>
internal sealed record CooldownHistory(long Revision, ImmutableDictionary<string, CooldownPlay> Plays)
{
    public static readonly CooldownHistory Empty = new(0, ImmutableDictionary.Create<string, CooldownPlay>(StringComparer.Ordinal));

    /// <summary>In <see cref="Contracts.Problem.Details"/> where a calendar was filled from a history that has changed since.</summary>
    public const string ChangedDetails = "The cooldown history has changed.";

    /// <summary>When the videos of a pool were last on air, by URL.</summary>
    public IReadOnlyDictionary<string, Instant> LastStarts(IEnumerable<MediaItem> pool)
    {
        var starts = new Dictionary<string, Instant>(StringComparer.Ordinal);
        foreach (var item in pool)
        {
            if (Plays.TryGetValue(item.Url, out var play))
            {
                starts[item.Url] = play.Last;
            }
        }

        return starts;
    }

    /// <summary>The history after a calendar was filled.</summary>
    public CooldownHistory With(Schedule calendar)
    {
        var plays = Plays.ToBuilder();
        foreach (var item in calendar.Events.Where(item => item.MediaUrl is not null))
        {
            var known = plays.GetValueOrDefault(item.MediaUrl!);
            if (known is null || item.Window.Start >= known.Last)
            {
                var before = known?.Schedule == calendar.Id ? known.Before : known?.Last;
                plays[item.MediaUrl!] = new CooldownPlay(item.Window.Start, calendar.Id, before);
            }
        }

        return new CooldownHistory(Revision + 1, plays.ToImmutable());
    }

    /// <summary>
    /// The history after a calendar was deleted: what it had on air by <paramref name="now"/> stays, what will now
    /// never be on air is forgotten, and the play before it counts again.
    /// </summary>
    public CooldownHistory Without(Schedule calendar, Instant now)
    {
        var plays = Plays.ToBuilder();
        foreach (var group in calendar.Events.Where(item => item.MediaUrl is not null).GroupBy(item => item.MediaUrl!))
        {
            if (plays.GetValueOrDefault(group.Key) is not { } known || known.Schedule != calendar.Id || known.Last <= now)
            {
                continue;
            }

            var aired = group.Where(item => item.Window.Start <= now).Select(item => (Instant?)item.Window.Start).Max();
            if (aired is not null)
            {
                plays[group.Key] = known with { Last = aired.Value };
            }
            else if (known.Before is { } before)
            {
                plays[group.Key] = new CooldownPlay(before, null, null);
            }
            else
            {
                plays.Remove(group.Key);
            }
        }

        return new CooldownHistory(Revision + 1, plays.ToImmutable());
    }
}
