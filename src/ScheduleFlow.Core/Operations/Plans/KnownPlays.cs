using System.Collections.Immutable;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The plays that the store knows, in terms of a plan's items.</summary>
internal sealed class KnownPlays(PlanDocument plan)
{
    /// <summary>
    /// What one calendar plays of a video is known by its first and last start; between them it is taken as played this
    /// often.
    /// </summary>
    private const int MaxPlaysBetween = 64;

    private readonly Dictionary<string, int> _items = plan.Items
        .Select((item, index) => (item.Url, Index: index))
        .ToDictionary(entry => entry.Url, entry => entry.Index, StringComparer.Ordinal);

    /// <summary>An event of the channel's own calendar, with its stored reason.</summary>
    public EarlierEvent Own(ScheduleEvent item)
    {
        var reason = EventReason.Of(item);
        var known = item.MediaUrl is { } url && _items.TryGetValue(url, out var index) ? index : RuleBook.None;
        return new EarlierEvent(item.Window, known, reason?.Source ?? "", Words.KindOf(reason?.Kind));
    }

    /// <summary>Plays of other calendars. Whether they were fillers there is unknown; they do not count as fillers.</summary>
    public ImmutableArray<(int Item, Instant Start)> Others(CooldownHistory history, ScheduleId own)
    {
        var plays = ImmutableArray.CreateBuilder<(int, Instant)>();
        var shortest = plan.Rules.Where(rule => rule.Demand == Demand.Distance).Select(rule => rule.Seconds).DefaultIfEmpty(3600).Min();
        for (var index = 0; index < plan.Items.Length; index++)
        {
            foreach (var play in history.Plays.GetValueOrDefault(plan.Items[index].Url, []).Where(play => play.Schedule != own))
            {
                var between = play.Last - play.First;
                var count = between == 0 ? 0 : (int)Math.Clamp((between / Math.Max(1, shortest / 2)) + 1, 1, MaxPlaysBetween);
                for (var i = 0; i <= count; i++)
                {
                    plays.Add((index, play.First.PlusSeconds(count == 0 ? 0 : between * i / count)));
                }
            }
        }

        return plays.ToImmutable();
    }
}
