using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>The plays that the store knows, in terms of a plan's items.</summary>
internal sealed class KnownPlays(PlanDocument plan)
{
    private readonly Dictionary<string, int> _items = plan.Items
        .Select((item, index) => (item.Url, Index: index))
        .ToDictionary(entry => entry.Url, entry => entry.Index, StringComparer.Ordinal);

    /// <summary>An event of the channel's own calendar, with its stored reason.</summary>
    public EarlierEvent Own(ScheduleEvent item)
    {
        var reason = EventReason.Of(item);
        return new EarlierEvent(item.Window, IndexOf(item.MediaUrl), reason?.Source ?? "", Words.KindOf(reason?.Kind))
        {
            IsByHand = HandEdit.Of(item) is not null,
        };
    }

    /// <summary>What else is on air. Whether these were fillers there is unknown; they do not count as fillers.</summary>
    public IEnumerable<(int Item, Instant Start)> Others(PlayedStarts history) =>
        plan.Items.SelectMany((item, index) => history.Of(item.Url).Select(start => (index, start)));

    /// <summary>The index of a video among the plan's items, or <see cref="RuleBook.None"/>.</summary>
    public int IndexOf(string? url) => url is not null && _items.TryGetValue(url, out var index) ? index : RuleBook.None;
}
