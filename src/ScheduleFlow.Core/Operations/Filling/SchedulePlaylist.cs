using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>
/// Fills a calendar from a pool and stores it:
/// <code>
///   pool ─(1)▶ read the history ─(2)▶ fill ─(3)▶ store calendar and history ─(4)▶ answer
///                    ▲                                    │
///                    └── another calendar came between ───┘
/// </code>
/// </summary>
internal static class SchedulePlaylist
{
    /// <summary>How often a fill is repeated because another calendar was stored in between.</summary>
    private const int MaxAttempts = 20;

    public static Outcome<Reply> Run(SchedulePlaylistRequest request, OperationContext context)
    {
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem)
            || !FillOrder.Read(request, repeat, context).TryGet(out var order, out problem))
        {
            return problem;
        }

        // Checked first: a file that cannot be written must not leave a calendar with its cooldowns behind.
        if (request.Export is { } file && ExportTarget.Path(file).Check() is { } unwritable)
        {
            return unwritable;
        }

        var outcome = Fill(order, repeat, context);
        return request.Export is { } path && outcome.TryGet(out var reply, out _) && reply is SchedulePlaylistReply fresh
            ? Export(fresh, path, context)
            : outcome;
    }

    private static Outcome<Reply> Fill(FillOrder order, Repeat repeat, OperationContext context)
    {
        var seed = order.Seed ?? context.SeedOrFresh;
        for (var attempt = 1; ; attempt++)
        {
            if (repeat.Answer(context) is { } answer)
            {
                return answer;
            }

            // (1)
            var query = new PlayQuery(ChannelTimeline.DefaultChannel, new TimeWindow(order.Start, order.End), order.ReachSeconds);
            if (!PlayHistory.Read(query, context).TryGet(out var known, out var problem))
            {
                return problem;
            }

            // (2)
            if (!Fill(order, known.Plays, seed).TryGet(out var filled, out problem))
            {
                return problem;
            }

            if (filled.Slots.IsEmpty)
            {
                return new Problem(ErrorType.Validation, "No slot could be filled: every video is still cooling down for the whole time.")
                {
                    Hint = "Add videos, shorten --cooldown, start later, or allow --on-exhausted least_recent.",
                };
            }

            // (3)
            var calendar = Calendar(order, filled, seed, context);
            var reply = Reply(order, filled, calendar, seed, context);
            var stored = repeat.Change(reply, context, kept => context.Store.Schedules.AddCalendar(calendar, new CalendarPlace(known.Basis, Publishes: true), kept));

            // (4)
            if (stored.TryGet(out _, out problem))
            {
                return stored;
            }

            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }

            if (problem.Reason != ProblemReason.HistoryChanged && Calendar(order, filled, seed, context).Id == calendar.Id)
            {
                return problem;
            }
        }
    }

    private static Outcome<FilledCalendar> Fill(FillOrder order, PlayedStarts history, long seed) =>
        CalendarFiller.Fill(new FillRequest
        {
            Pool = order.Pool.Items,
            Start = order.Start,
            HorizonSeconds = order.HorizonSeconds,
            SlotSeconds = order.SlotSeconds,
            CooldownSeconds = order.CooldownSeconds,
            Shuffle = order.Shuffle,
            Seed = seed,
            WhenExhausted = order.WhenExhausted,
            History = history,
            KnownSeconds = order.ReachSeconds,
        });

    private static Schedule Calendar(FillOrder order, FilledCalendar filled, long seed, OperationContext context)
    {
        var name = order.Name ?? $"{order.Pool.Name ?? "Playlist"} from {order.Start}";
        ImmutableArray<ScheduleEvent> events =
        [
            .. filled.Slots.Select((slot, index) => new ScheduleEvent
            {
                Id = $"slot-{index + 1}",
                Title = order.Pool.Items[slot.VideoIndex].Label,
                MediaUrl = order.Pool.Items[slot.VideoIndex].Url,
                Window = slot.Window,
            }),
        ];
        var gaps = Checking.GapSweep.Find(events).Count;
        var ids = context with { Seed = order.Seed ?? context.Seed };
        var terms = new FillTerms(
            seed, filled.Videos, order.CooldownSeconds, order.SlotSeconds, order.Shuffle, order.WhenExhausted);
        return new Schedule
        {
            Id = ids.NewScheduleId($"calendar/{name}/{seed}/{order.Start}/{events.Length}/{filled.Videos}"),
            Name = name,
            Source = Schedule.FilledSource,
            Imported = context.Now,
            Change = context.Change(),
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, gaps),
            Extras = terms.ToExtras(),
        };
    }

    private static SchedulePlaylistReply Reply(
        FillOrder order, FilledCalendar filled, Schedule calendar, long seed, OperationContext context)
    {
        var cooldown = filled.Cooldown;
        var schedule = ScheduleSummary.Of(calendar);
        var coverage = filled.Coverage * 100;
        return new SchedulePlaylistReply
        {
            ScheduleId = schedule.Id.ToString(),
            Name = schedule.Name,
            Events = schedule.Events,
            EventsScheduled = schedule.Events,
            Start = schedule.Start.ToString(),
            End = schedule.End.ToString(),
            Duration = order.HorizonSeconds / 3600d,
            Coverage = string.Create(CultureInfo.InvariantCulture, $"{coverage:0.0}%"),
            CoveragePercent = Math.Round(coverage, 3),
            Cooldown = new CooldownReply
            {
                RequestedHours = cooldown.RequestedHours,
                Feasible = cooldown.Feasible,
                AchievedMinHours = cooldown.AchievedMinHours,
                BestPossibleHours = cooldown.BestPossibleHours,
                Violations = cooldown.Violations,
                VideosNeeded = cooldown.VideosNeeded,
                Proven = cooldown.IsProven,
            },
            Seed = seed,
            Warnings = [.. FillWarnings.Of(order, filled), .. context.Store.Notices],
        };
    }

    private static Outcome<Reply> Export(SchedulePlaylistReply reply, string path, OperationContext context)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xml" => FormatNames.Xml,
            ".m3u" or ".m3u8" => FormatNames.M3u,
            _ => FormatNames.Json,
        };
        var target = ExportTarget.Path(path);
        var exported = ExportSchedule.ToFile([reply.ScheduleId], new ExportRequest { Format = format }, target, context);
        return exported.TryGet(out _, out var problem)
            ? reply
            : problem with { Details = $"The calendar is stored as {reply.ScheduleId}, but could not be written to the file." };
    }
}
