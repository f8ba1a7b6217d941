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
            var end = order.End;
            var query = new PlayQuery(ChannelTimeline.DefaultChannel, new TimeWindow(order.Start, end), order.CooldownSeconds);
            if (!PlayHistory.Read(query, context).TryGet(out var known, out var problem))
            {
                return problem;
            }

            // (2)
            var history = known.Plays;
            var pool = RestedPool.For(order.Pool.Items, history, order.Start, end, order.CooldownSeconds);
            if (!Fill(order, pool, seed).TryGet(out var filled, out problem))
            {
                return problem;
            }

            if (filled.Calendar.Slots.IsEmpty)
            {
                return new Problem(ErrorType.Validation, "No slot could be filled: every video is still cooling down for the whole time.")
                {
                    Hint = "Add videos, shorten --cooldown, start later, or allow --on-exhausted least_recent.",
                };
            }

            // (3)
            var calendar = Calendar(order, filled, seed, context);
            var reply = Reply(order, filled, calendar, history, seed, context);
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

    // Without the videos that other calendars play both before and after. If that leaves too few, the default policy
    // uses them anyway, as the least rested of all: what it then breaks is measured and reported.
    private static Outcome<Filling> Fill(FillOrder order, RestedPool pool, long seed)
    {
        var takesAll = order.WhenExhausted == ExhaustedPolicy.LeastRecent;
        if (pool.Videos.IsEmpty && !takesAll)
        {
            return new Problem(
                ErrorType.Validation, "No video can be used: other calendars play every one of them both before and after this one.")
            {
                Hint = "Add videos, shorten --cooldown, or delete the calendars that are not needed.",
            };
        }

        if (!pool.Videos.IsEmpty)
        {
            var outcome = Fill(order, pool.Videos, pool.History, seed);
            if (!outcome.TryGet(out var filled, out var problem) || pool.LeftOut == 0 || filled.Cooldown.Feasible || !takesAll)
            {
                return problem is null ? new Filling(filled!, pool.Videos, pool.LeftOut) : problem;
            }
        }

        return Fill(order, order.Pool.Items, pool.History, seed).TryGet(out var all, out var refused)
            ? new Filling(all, order.Pool.Items, 0)
            : refused;
    }

    private static Outcome<FilledCalendar> Fill(
        FillOrder order, ImmutableArray<MediaItem> videos, IReadOnlyDictionary<string, Instant> history, long seed) =>
        CalendarFiller.Fill(new FillRequest
        {
            Pool = videos,
            Start = order.Start,
            HorizonSeconds = order.HorizonSeconds,
            SlotSeconds = order.SlotSeconds,
            CooldownSeconds = order.CooldownSeconds,
            Shuffle = order.Shuffle,
            Seed = seed,
            WhenExhausted = order.WhenExhausted,
            History = history,
        });

    private static Schedule Calendar(FillOrder order, Filling filled, long seed, OperationContext context)
    {
        var name = order.Name ?? $"{order.Pool.Name ?? "Playlist"} from {order.Start}";
        ImmutableArray<ScheduleEvent> events =
        [
            .. filled.Calendar.Slots.Select((slot, index) => new ScheduleEvent
            {
                Id = $"slot-{index + 1}",
                Title = filled.Pool[slot.VideoIndex].Label,
                MediaUrl = filled.Pool[slot.VideoIndex].Url,
                Window = slot.Window,
            }),
        ];
        var gaps = Checking.GapSweep.Find(events).Count;
        var ids = context with { Seed = order.Seed ?? context.Seed };
        var terms = new FillTerms(
            seed, filled.Calendar.Videos, order.CooldownSeconds, order.SlotSeconds, order.Shuffle, order.WhenExhausted);
        return new Schedule
        {
            Id = ids.NewScheduleId($"calendar/{name}/{seed}/{order.Start}/{events.Length}/{filled.Calendar.Videos}"),
            Name = name,
            Source = Schedule.FilledSource,
            Imported = context.Now,
            Change = context.Change(),
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, gaps),
            Extras = terms.ToExtras(),
        };
    }

    // The filler knows one play per video from the history; the calendars themselves tell the real distances.
    private static CooldownReport Measured(CooldownReport planned, (long? LeastSeconds, int Violations) measured) => planned with
    {
        AchievedMinSeconds = measured.LeastSeconds,
        Violations = measured.Violations,
        Feasible = planned.Feasible && measured.Violations == 0,
        BestPossibleSeconds = measured.Violations > planned.Violations
            ? Math.Min(planned.BestPossibleSeconds, measured.LeastSeconds ?? 0)
            : planned.BestPossibleSeconds,
    };

    private static SchedulePlaylistReply Reply(
        FillOrder order, Filling filled, Schedule calendar, PlayedStarts history, long seed, OperationContext context)
    {
        var cooldown = Measured(filled.Calendar.Cooldown, RestedPool.Measure(history, calendar.Events, order.CooldownSeconds));
        var schedule = ScheduleSummary.Of(calendar);
        var coverage = filled.Calendar.Coverage * 100;
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
            },
            Seed = seed,
            Warnings = [.. FillWarnings.Of(order, filled.Calendar, filled.Pool, filled.LeftOut, cooldown), .. context.Store.Notices],
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

    /// <summary>A filled calendar and the pool that its slots index.</summary>
    private sealed record Filling(FilledCalendar Calendar, ImmutableArray<MediaItem> Pool, int LeftOut);
}
