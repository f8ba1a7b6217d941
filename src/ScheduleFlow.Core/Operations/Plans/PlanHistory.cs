using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>
/// The plays that count for a plan: those of its channel outside of what is planned, and, as far as its rules reach, those of
/// other channels.
/// </summary>
internal sealed record PlanHistory
{
    /// <summary>The longest that a rule may reach.</summary>
    private const long ReachSeconds = KeptHistory.MaxDays * 24L * 3600;

    private HashSet<(string Url, Instant Start)>? OnAir { get; init; }

    /// <summary>What else is on the channel, as indexes into the plan's items.</summary>
    public required ImmutableArray<(int Item, Instant Start)> Own { get; init; }

    /// <summary>What is on other channels, each with the least scope that reaches it.</summary>
    public required ImmutableArray<(int Item, Instant Start, ChannelScope Scope)> Others { get; init; }

    public required CalendarBasis Basis { get; init; }

    /// <summary>What could not be read, and so is not checked.</summary>
    public required ImmutableArray<string> NotChecked { get; init; }

    /// <summary>Whether a past event of the calendar was on air; one of a draft counts as if it had been.</summary>
    public bool WasOnAir(ScheduleEvent item) => OnAir is null || item.MediaUrl is null || OnAir.Contains((item.MediaUrl, item.Window.Start));

    /// <param name="plan">The plan.</param>
    /// <param name="channel">Its channel, as in <see cref="ChannelTimeline.Channel"/>.</param>
    /// <param name="window">What is planned.</param>
    /// <param name="id">The calendar's id.</param>
    /// <param name="stored">The calendar that is stored; null: none.</param>
    /// <param name="context">The operation's.</param>
    public static Outcome<PlanHistory> Read(
        PlanDocument plan, string channel, TimeWindow window, ScheduleId id, Schedule? stored, OperationContext context)
    {
        if (!PlayHistory.Read(new PlayQuery(channel, window, ReachSeconds), context).TryGet(out var own, out var problem))
        {
            return problem;
        }

        // The calendar's own plays are known better from the calendar.
        var (known, isPublished) = (new KnownPlays(plan), own.Basis.Timeline.Find(id) is not null);
        var ofCalendar = stored?.Events.Where(item => item.MediaUrl is not null)
            .Select(item => (Url: item.MediaUrl!, item.Window.Start)).ToHashSet() ?? [];
        var (onAir, counted) = (StartsOf(own), StartsOf(own));
        var plays = known.Others(own.Plays).Where(play => !ofCalendar.Contains((plan.Items[play.Item].Url, play.Start))).ToHashSet();
        if (isPublished)
        {
            if (!Above(channel, window, id, context).TryGet(out var covering, out problem))
            {
                return problem;
            }

            plays.UnionWith(known.Others(covering));
        }

        var others = ImmutableArray.CreateBuilder<(int, Instant, ChannelScope)>();
        var basis = own.Basis;
        var notChecked = own.NotChecked;
        foreach (var scope in new[] { ChannelScope.Group, ChannelScope.All }.Where(scope => plan.Rules.Any(rule => rule.Across >= scope)))
        {
            if (!PlayHistory.Read(new PlayQuery(channel, window, ReachSeconds, scope, Except: id), context).TryGet(out var wider, out problem))
            {
                return problem;
            }

            foreach (var play in known.Others(wider.Plays).Where(play => !counted.Contains((plan.Items[play.Item].Url, play.Start))))
            {
                others.Add((play.Item, play.Start, scope));
            }

            counted.UnionWith(StartsOf(wider));
            (basis, notChecked) = (wider.Basis, wider.NotChecked);
        }

        return new PlanHistory
        {
            OnAir = isPublished ? onAir : null,
            Own = [.. plays.OrderBy(play => play.Start).ThenBy(play => play.Item)],
            Others = others.ToImmutable(),
            Basis = basis,
            NotChecked = notChecked,
        };
    }

    private static HashSet<(string Url, Instant Start)> StartsOf(PlayHistory history) =>
        [.. history.Plays.ByUrl.SelectMany(video => video.Value.Select(start => (video.Key, start)))];

    // What later publications put on air in the place of the calendar: it stays there, whatever the calendar has.
    private static Outcome<PlayedStarts> Above(string channel, TimeWindow window, ScheduleId id, OperationContext context)
    {
        if (!TimelineReader.Open(context).TryGet(out var reader, out var problem))
        {
            return problem;
        }

        var publications = reader.Timelines.Of(channel).Publications;
        var above = publications.SkipWhile(publication => publication.Schedule != id).Skip(1).Select(publication => publication.Schedule).ToHashSet();
        return above.Count == 0 ? PlayedStarts.None : new PlayedStarts(reader.Events(channel, window.Start, window.End)
            .Where(item => above.Contains(item.Publication.Schedule) && !item.IsJoined && item.Event.MediaUrl is not null)
            .GroupBy(item => item.Event.MediaUrl!, item => item.Window.Start, StringComparer.Ordinal)
            .ToImmutableDictionary(video => video.Key, video => video.Order().ToImmutableArray(), StringComparer.Ordinal));
    }
}
