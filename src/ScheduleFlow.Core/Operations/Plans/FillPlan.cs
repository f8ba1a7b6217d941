using System.Collections.Immutable;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>
/// A filled calendar, seen as a plan: one block around the clock, items that all run for a slot, one cooldown. When every
/// item was cooling down, a want gave way (<c>least_recent</c>) or a must left the slot empty (<c>leave_gap</c>); with
/// <c>fail</c> there is no calendar.
/// </summary>
internal sealed class FillPlan
{
    private const string Block = "All day";

    private readonly Schedule _calendar;
    private readonly FillTerms _terms;

    private FillPlan(Schedule calendar, FillTerms terms)
    {
        _calendar = calendar;
        _terms = terms;
        var slot = (int)Math.Min(terms.SlotSeconds, int.MaxValue);
        ImmutableArray<PlanItem> items =
        [
            .. calendar.Events.Where(item => item.MediaUrl is not null)
                .DistinctBy(item => item.MediaUrl, StringComparer.Ordinal)
                .Select(item => new PlanItem { Url = item.MediaUrl!, Title = item.Title, Seconds = slot }),
        ];
        ImmutableArray<int> all = [.. Enumerable.Range(0, items.Length)];
        Plan = new PlanDocument
        {
            Channel = calendar.Name,
            Zone = Zone.Utc,
            Horizon = new TimeWindow(calendar.Events[0].Window.Start, calendar.Events[^1].Window.End),
            Seed = terms.Seed,
            Items = items,
            Blocks =
            [
                new PlanBlock
                {
                    Name = Block,
                    When = Recurrence.Daily,
                    From = 0,
                    To = DayWindow.ClockSeconds,
                    Order = terms.Shuffle ? ItemOrder.Shuffle : ItemOrder.Sequence,
                    Items = all,
                },
            ],
            Fixed = [],
            Fillers = [],
            Rules =
            [
                new PlanRule
                {
                    Name = $"cooldown {DurationText.Of(terms.CooldownSeconds)}",
                    Tier = terms.WhenExhausted == ExhaustedPolicy.LeastRecent ? Tier.Want : Tier.Must,
                    Demand = Demand.Distance,
                    Of = Likeness.Item,
                    Seconds = terms.CooldownSeconds,
                    Items = all,
                },
            ],
        };
    }

    /// <summary>The plan. Its items are those that the calendar plays; others of its pool are not stored.</summary>
    public PlanDocument Plan { get; }

    /// <summary>A calendar's plan; null: it was not filled, or its terms are not stored.</summary>
    public static FillPlan? Of(Schedule calendar) => FillTerms.Of(calendar) is { } terms ? new FillPlan(calendar, terms) : null;

    /// <summary>Why an event of the calendar is where it is, from the calendar and the history of the others.</summary>
    public EventReason Reason(ScheduleEvent item, PlayedStarts history)
    {
        var start = item.Window.Start;
        var resting = new HashSet<string>(StringComparer.Ordinal);
        var step = 0;
        foreach (var other in _calendar.Events.TakeWhile(other => other != item))
        {
            step++;
            if (start - other.Window.Start < _terms.CooldownSeconds && other.MediaUrl is { } url)
            {
                resting.Add(url);
            }
        }

        foreach (var known in Plan.Items)
        {
            if (history.Nearest(known.Url, start) is { } other && Math.Abs(start - other) < _terms.CooldownSeconds)
            {
                resting.Add(known.Url);
            }
        }

        return new EventReason(
            Words.Of(PlannedKind.Block),
            Block,
            Decision.Next,
            step + 1,
            _terms.Seed,
            item.MediaUrl is { } own && resting.Contains(own) ? Words.Of(Plan.Rules[0].Tier) : "none",
            _terms.Videos,
            resting.Count == 0 ? [] : [(Plan.Rules[0].Name, resting.Count)],
            IsKept: false);
    }
}
