using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Live;

/// <summary>What an overrun makes of a schedule, as its reply shows it.</summary>
internal static class OverrunReplies
{
    /// <param name="now">What was on air.</param>
    /// <param name="end">Its new end.</param>
    /// <param name="edited">The schedule afterwards.</param>
    /// <param name="cooldown">The videos that start again too soon.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The operation's.</param>
    public static OverrunReply Of(
        OnAirNow now, Instant end, EditedSchedule edited, CooldownFindings cooldown, OverrunRequest request, OperationContext context)
    {
        var isReplanned = request.Plan is not null;
        var found = EditReplies.Of(now.Schedule, edited, cooldown, request.IsDryRun, context);
        var names = new ScheduleNames(context.Store.Schedules);
        ImmutableArray<string> warnings = [.. found.Warnings ?? [], .. Warnings(now, edited.Schedule)];
        return new OverrunReply
        {
            Summary = Summary(now, end, edited, found.Counts),
            Channel = now.Channel,
            ScheduleId = found.ScheduleId,
            Name = found.Name,
            Revision = found.Revision,
            DryRun = request.IsDryRun ? true : null,
            EventId = now.On.Event.Id,
            Title = now.On.Event.Title,
            PlannedEnd = now.On.Window.End.ToString(),
            End = end.ToString(),
            Replanned = isReplanned ? true : null,
            Counts = found.Counts,
            Events = found.Events,
            Displaces = now.DisplacedBy(edited.Schedule).ToRows(segment => TimelineRows.Of(segment, names), Limits.MaxListed),
            Conflicts = found.Conflicts,
            Gaps = found.Gaps,
            Breaches = isReplanned ? [] : found.Breaches,
            NotChecked = isReplanned ? null : found.NotChecked,
            Warnings = warnings.IsEmpty ? null : warnings,
        };
    }

    private static string Summary(OnAirNow now, Instant end, EditedSchedule edited, EditCounts counts)
    {
        var title = now.On.Event.Title;
        if (edited.Touched.IsEmpty)
        {
            return $"“{title}” ends at {end}, as planned.";
        }

        // One of those that changed is what is on air.
        var cut = counts.Changed - 1;
        var others = new[] { (counts.Moved, "moved"), (cut, "cut"), (counts.Removed, "dropped"), (counts.Added, "new") }
            .Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}").ToList();
        return $"“{title}” ends at {end} instead of {now.On.Window.End}; "
            + (others.Count == 0 ? "nothing else changes." : $"what follows: {string.Join(", ", others)}.");
    }

    private static IEnumerable<string> Warnings(OnAirNow now, Schedule after)
    {
        var (before, last) = (LastEnd(now.Schedule), LastEnd(after));
        if (last > before)
        {
            yield return $"“{after.Name}” now lasts until {last}; it was to end at {before}.";
        }

        foreach (var channel in now.Reader.Timelines.ChannelsOf(after.Id).Where(channel => channel != now.Channel))
        {
            var name = now.Reader.List.Find(channel)?.Name ?? channel;
            yield return $"“{after.Name}” is published on “{name}”, too, and changes there as well.";
        }
    }

    private static Instant LastEnd(Schedule schedule) => schedule.Events.Max(item => item.Window.End);
}
