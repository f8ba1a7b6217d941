using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Now;

/// <summary>A channel's next hours as seen at an instant: what is on, what follows, and what asks for attention.</summary>
public sealed record Outlook
{
    private const int MostNext = 3;
    private static readonly TimeSpan SoonIs = TimeSpan.FromHours(1);
    private static readonly TimeSpan DayIs = TimeSpan.FromHours(24);

    /// <summary>What is on; null: nothing. Where events overlap, it is the one that began last.</summary>
    public Airing? OnAir { get; private init; }

    /// <summary>The next ones, three at most.</summary>
    public required ImmutableArray<Airing> Next { get; init; }

    /// <summary>From when nothing is planned any more; null: not within what is known, or now already.</summary>
    public DateTimeOffset? RunsEmpty { get; private init; }

    /// <summary>Times ahead when nothing is on but something comes after.</summary>
    public required ImmutableArray<Stretch> Gaps { get; init; }

    /// <summary>Times ahead at which two events are on at once.</summary>
    public required ImmutableArray<(Stretch When, string First, string Second)> Conflicts { get; init; }

    /// <summary>Events ahead, or on air, whose link was dead at its last check.</summary>
    public required ImmutableArray<Airing> Dead { get; init; }

    /// <summary>When this is out of date.</summary>
    public required DateTimeOffset Changes { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>Sees a horizon from an instant.</summary>
    /// <param name="horizon">What is known.</param>
    /// <param name="now">The instant.</param>
    /// <param name="dead">Links that are dead.</param>
    public static Outlook Of(Horizon horizon, DateTimeOffset now, IReadOnlySet<string> dead)
    {
        var onAir = horizon.Events.LastOrDefault(airing => airing.IsOnAt(now));
        var later = horizon.Events.Where(airing => airing.Start > now).ToImmutableArray();
        var ahead = horizon.Gaps.Where(gap => gap.End > now).ToImmutableArray();
        var runsEmpty = ahead.FirstOrDefault(gap => gap.End >= horizon.To && gap.Start > now)?.Start;
        var gaps = ahead.Where(gap => gap.End < horizon.To && gap.Start > now).ToImmutableArray();
        var conflicts = horizon.Conflicts.Where(conflict => conflict.When.End > now).ToImmutableArray();
        var deadAhead = horizon.Events
            .Where(airing => airing.End > now && airing.Url is { } url && dead.Contains(url))
            .ToImmutableArray();
        DateTimeOffset[] changes = [horizon.To, .. onAir is null ? [] : new[] { onAir.End }, .. later.Take(1).Select(airing => airing.Start)];
        return new()
        {
            OnAir = onAir,
            Next = [.. later.Take(MostNext)],
            RunsEmpty = runsEmpty,
            Gaps = gaps,
            Conflicts = conflicts,
            Dead = deadAhead,
            Changes = changes.Where(instant => instant > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min(),
            Urgency = onAir is null ? Urgency.OffAir
                : runsEmpty - now <= SoonIs || gaps.Any(gap => gap.Start - now <= SoonIs) || deadAhead.Contains(onAir) ? Urgency.Soon
                : runsEmpty - now <= DayIs || deadAhead.Length > 0 || conflicts.Any(conflict => conflict.When.Start - now <= DayIs)
                    ? Urgency.Watch
                : Urgency.Fine,
        };
    }

    /// <summary>Whether it runs empty within a day.</summary>
    public bool RunsEmptySoon(DateTimeOffset now) => RunsEmpty - now <= DayIs;
}
