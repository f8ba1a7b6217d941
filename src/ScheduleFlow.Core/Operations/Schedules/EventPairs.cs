using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using Key = (string? Channel, string Title, ScheduleFlow.Core.Time.Instant Start, string Url);

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Two lists of events, from which matching pairs are taken key by key until no pair is left.</summary>
internal sealed class EventPairs(ImmutableArray<ScheduleEvent> before, ImmutableArray<ScheduleEvent> after)
{
    public ImmutableArray<ScheduleEvent> LeftBefore { get; private set; } = before;

    public ImmutableArray<ScheduleEvent> LeftAfter { get; private set; } = after;

    /// <summary>Takes the pairs with the same key; of several events with one key, first matches first.</summary>
    public List<EventChange> Take(Func<ScheduleEvent, Key> keyOf)
    {
        var pairs = new List<EventChange>();
        if (LeftBefore.IsEmpty || LeftAfter.IsEmpty)
        {
            return pairs;
        }

        var waiting = new Dictionary<Key, Queue<ScheduleEvent>>();
        foreach (var item in LeftBefore)
        {
            var key = keyOf(item);
            if (!waiting.TryGetValue(key, out var queue))
            {
                waiting.Add(key, queue = new Queue<ScheduleEvent>(1));
            }

            queue.Enqueue(item);
        }

        var leftAfter = ImmutableArray.CreateBuilder<ScheduleEvent>();
        foreach (var item in LeftAfter)
        {
            if (waiting.TryGetValue(keyOf(item), out var queue) && queue.TryDequeue(out var other))
            {
                pairs.Add(new EventChange(other, item));
            }
            else
            {
                leftAfter.Add(item);
            }
        }

        var left = new HashSet<ScheduleEvent>(waiting.Values.SelectMany(queue => queue), ReferenceEqualityComparer.Instance);
        LeftBefore = [.. LeftBefore.Where(left.Contains)];
        LeftAfter = leftAfter.DrainToImmutable();
        return pairs;
    }
}
