using System.Collections.Immutable;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>Makes the schedule that a filled calendar is stored as.</summary>
internal static class FilledSchedule
{
    /// <param name="order">What was to be filled.</param>
    /// <param name="filled">The filled calendar.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="replaced">
    /// The schedule of which it is the next revision: what is outside of the time that was filled stays; null: it is a new one.
    /// </param>
    /// <param name="context">The operation's.</param>
    public static Schedule Of(FillOrder order, FilledCalendar filled, long seed, Schedule? replaced, OperationContext context)
    {
        var events = Events(order, filled, replaced);
        var name = order.Name ?? replaced?.Name ?? $"{order.Pool.Name ?? "Playlist"} from {order.Start}";
        var ids = context with { Seed = order.Seed ?? context.Seed };
        var terms = new FillTerms(
            seed, filled.Videos, order.CooldownSeconds, order.SlotSeconds, order.Shuffle, order.WhenExhausted);
        return new Schedule
        {
            Id = replaced?.Id ?? ids.NewScheduleId($"calendar/{name}/{seed}/{order.Start}/{events.Length}/{filled.Videos}"),
            Revision = (replaced?.Revision ?? 0) + 1,
            Name = name,
            Source = Schedule.FilledSource,
            Imported = context.Now,
            Change = context.Change(order.Message),
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, Checking.GapSweep.Find(events).Count),
            Extras = terms.On(replaced?.Extras),
            Channels = replaced?.Channels ?? [],
        };
    }

    private static ImmutableArray<ScheduleEvent> Events(FillOrder order, FilledCalendar filled, Schedule? replaced)
    {
        var window = new TimeWindow(order.Start, order.End);
        ImmutableArray<ScheduleEvent> before = [], after = [];
        if (replaced is not null)
        {
            // What runs into the time is cut where that begins.
            before =
            [
                .. replaced.Events.Where(item => item.Window.Start < window.Start).Select(item => item.Window.End <= window.Start
                    ? item
                    : item with { Window = new TimeWindow(item.Window.Start, window.Start) }),
            ];
            after = [.. replaced.Events.Where(item => item.Window.Start >= window.End)];
        }

        // An event that stays what it was keeps its id.
        var taken = before.Concat(after).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var same = replaced?.Events
            .Where(item => window.Contains(item.Window.Start) && item.MediaUrl is not null && !taken.Contains(item.Id))
            .DistinctBy(item => item.Id)
            .GroupBy(item => (item.Window.Start, item.MediaUrl!))
            .ToDictionary(items => items.Key, items => items.First().Id);
        foreach (var id in same?.Values ?? Enumerable.Empty<string>())
        {
            taken.Add(id);
        }

        return
        [
            .. before,
            .. filled.Slots.Select((slot, index) =>
            {
                var video = order.Pool.Items[slot.VideoIndex];
                return new ScheduleEvent
                {
                    Id = same?.GetValueOrDefault((slot.Window.Start, video.Url)) ?? NewId(index + 1, taken),
                    Title = video.Label,
                    MediaUrl = video.Url,
                    Window = slot.Window,
                    Channel = replaced?.Events.FirstOrDefault()?.Channel,
                };
            }),
            .. after,
        ];
    }

    private static string NewId(int number, HashSet<string> taken)
    {
        var id = $"slot-{number}";
        for (var turn = 2; taken.Contains(id); turn++)
        {
            id = $"slot-{number}-{turn}";
        }

        return id;
    }
}
