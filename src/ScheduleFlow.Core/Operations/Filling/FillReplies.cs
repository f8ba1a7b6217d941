using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>What a caller is told of a filled calendar.</summary>
internal static class FillReplies
{
    public static SchedulePlaylistReply Of(
        FillOrder order, FillPlace place, PlayHistory known, FilledCalendar filled, Schedule calendar, long seed, OperationContext context)
    {
        var coverage = filled.Coverage * 100;
        var displaced = DisplacedEvents.Of(known, place, calendar);
        ImmutableArray<ScheduleEvent> events = [.. calendar.Events.Where(item =>
            item.Window.Start >= order.Start && item.Window.Start < order.End)];
        return new SchedulePlaylistReply
        {
            ScheduleId = order.IsDryRun && place.Replaced is null ? null : calendar.Id.ToString(),
            Name = calendar.Name,
            Events = events.Length,
            EventsScheduled = events.Length,
            Start = events[0].Window.Start.ToString(),
            End = events[^1].Window.End.ToString(),
            Duration = order.HorizonSeconds / 3600d,
            Coverage = string.Create(CultureInfo.InvariantCulture, $"{coverage:0.0}%"),
            CoveragePercent = Math.Round(coverage, 3),
            Cooldown = Of(filled.Cooldown),
            Seed = seed,
            Channel = place.Channel,
            Across = ChannelScopes.NameOf(order.Across),
            Published = place.Publishes && !order.IsDryRun,
            Revision = place.Replaced is null ? null : calendar.Revision,
            Changes = place.Replaced is { } before ? DiffRows.Count(ScheduleDiff.Between(before.Events, calendar.Events)) : null,
            Displaces = displaced.IsEmpty ? null : displaced,
            NotChecked = known.NotChecked.IsEmpty ? null : known.NotChecked,
            DryRun = order.IsDryRun ? true : null,
            Timeline = order.IsDryRun ? [.. events.Select(Of)] : null,
            Warnings = [.. FillWarnings.Of(order, filled), .. FillWarnings.Of(order, place, known, displaced), .. context.Store.Notices],
        };
    }

    private static CooldownReply Of(CooldownReport cooldown) => new()
    {
        RequestedHours = cooldown.RequestedHours,
        Feasible = cooldown.Feasible,
        AchievedMinHours = cooldown.AchievedMinHours,
        BestPossibleHours = cooldown.BestPossibleHours,
        Violations = cooldown.Violations,
        VideosNeeded = cooldown.VideosNeeded,
        Proven = cooldown.IsProven,
    };

    private static FilledEventRow Of(ScheduleEvent item) => new(
        item.Id, item.Window.Start.ToString(), item.Window.End.ToString(), item.Title, item.MediaUrl);
}
