using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

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
    /// <summary>How often a fill is done again because another calendar was stored in between.</summary>
    private const int MaxAttempts = 20;

    public sealed record Request
    {
        public required PlaylistDocument Pool { get; init; }

        public required Instant Start { get; init; }

        public required long HorizonSeconds { get; init; }

        public required long SlotSeconds { get; init; }

        public required long CooldownSeconds { get; init; }

        public required bool Shuffle { get; init; }

        public required ExhaustedPolicy WhenExhausted { get; init; }

        /// <summary>The schedule's name; null: made from the pool's name and the start.</summary>
        public string? Name { get; init; }

        /// <summary>The seed that the request itself gives; null: the context's.</summary>
        public long? Seed { get; init; }

        /// <summary>The request as one that may be sent again; null: it may not.</summary>
        public Retry? Retry { get; init; }
    }

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        var seed = request.Seed ?? context.SeedOrFresh;
        for (var attempt = 1; ; attempt++)
        {
            if (Retry.IsAnswered(request.Retry, context, out var answer))
            {
                return answer;
            }

            // (1)
            if (!context.Store.History.Load().TryGet(out var history, out var problem))
            {
                return problem;
            }

            // (2)
            var pool = RestedPool.For(request.Pool.Items, history, request.Start, request.Start.PlusSeconds(request.HorizonSeconds), request.CooldownSeconds);
            if (!Fill(request, pool, seed).TryGet(out var filled, out problem))
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
            var calendar = Calendar(request, filled, seed, context);
            var cooldown = Measured(filled.Calendar.Cooldown, RestedPool.Measure(history, calendar.Events, request.CooldownSeconds));
            var reply = new FillReply
            {
                Schedule = ScheduleSummary.Of(calendar),
                DurationHours = request.HorizonSeconds / 3600d,
                Coverage = filled.Calendar.Coverage,
                Cooldown = cooldown,
                Seed = seed,
                Warnings = [.. Warnings(request, filled, cooldown), .. context.Store.Notices],
            };
            var stored = Retry.Change(request.Retry, reply, context, kept => context.Store.Schedules.AddCalendar(calendar, history.Revision, kept));

            // (4)
            if (stored.TryGet(out _, out problem))
            {
                return stored;
            }

            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }

            if (problem.Reason != ProblemReason.HistoryChanged && Calendar(request, filled, seed, context).Id == calendar.Id)
            {
                return problem;
            }
        }
    }

    // Without the videos that other calendars play both before and after. Where that leaves too few, the default
    // policy uses them all the same, as the least rested of all: what it then breaks is measured and reported.
    private static Outcome<Filling> Fill(Request request, RestedPool pool, long seed)
    {
        var takesAll = request.WhenExhausted == ExhaustedPolicy.LeastRecent;
        if (pool.Videos.IsEmpty && !takesAll)
        {
            return new Problem(ErrorType.Validation, "No video can be used: other calendars play every one of them both before and after this one.")
            {
                Hint = "Add videos, shorten --cooldown, or delete the calendars that are not needed.",
            };
        }

        if (!pool.Videos.IsEmpty)
        {
            var outcome = Fill(request, pool.Videos, pool.History, seed);
            if (!outcome.TryGet(out var filled, out var problem) || pool.LeftOut == 0 || filled.Cooldown.Feasible || !takesAll)
            {
                return problem is null ? new Filling(filled!, pool.Videos, pool.LeftOut) : problem;
            }
        }

        return Fill(request, request.Pool.Items, pool.History, seed).TryGet(out var all, out var refused)
            ? new Filling(all, request.Pool.Items, 0)
            : refused;
    }

    private static Outcome<FilledCalendar> Fill(Request request, ImmutableArray<MediaItem> videos, IReadOnlyDictionary<string, Instant> history, long seed) =>
        CalendarFiller.Fill(new FillRequest
        {
            Pool = videos,
            Start = request.Start,
            HorizonSeconds = request.HorizonSeconds,
            SlotSeconds = request.SlotSeconds,
            CooldownSeconds = request.CooldownSeconds,
            Shuffle = request.Shuffle,
            Seed = seed,
            WhenExhausted = request.WhenExhausted,
            History = history,
        });

    private static Schedule Calendar(Request request, Filling filled, long seed, OperationContext context)
    {
        var name = request.Name ?? $"{request.Pool.Name ?? "Playlist"} from {request.Start}";
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
        return new Schedule
        {
            Id = (context with { Seed = request.Seed ?? context.Seed }).NewScheduleId($"calendar/{name}/{seed}/{request.Start}/{events.Length}/{filled.Calendar.Videos}"),
            Name = name,
            Source = Schedule.FilledSource,
            Imported = context.Now,
            Events = events,
            Counts = new ImportCounts(events.Length, 0, 0, gaps),
            Extras = new FillTerms(seed, filled.Calendar.Videos, request.CooldownSeconds, request.SlotSeconds, request.Shuffle, request.WhenExhausted).ToExtras(),
        };
    }

    // What the planner knows of the history is one play a video; the calendars themselves say what it came to.
    private static CooldownReport Measured(CooldownReport planned, (long? LeastSeconds, int Violations) measured) => planned with
    {
        AchievedMinSeconds = measured.LeastSeconds,
        Violations = measured.Violations,
        Feasible = planned.Feasible && measured.Violations == 0,
        BestPossibleSeconds = measured.Violations > planned.Violations ? Math.Min(planned.BestPossibleSeconds, measured.LeastSeconds ?? 0) : planned.BestPossibleSeconds,
    };

    private static ImmutableArray<string> Warnings(Request request, Filling filled, CooldownReport cooldown)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (!cooldown.Feasible)
        {
            warnings.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"A cooldown of {cooldown.RequestedHours:0.##} h cannot hold with {filled.Calendar.Videos} videos in slots of {request.SlotSeconds / 60d:0.##} minutes: {cooldown.BestPossibleHours:0.##} h is the best possible; {cooldown.VideosNeeded} videos would be needed."));
        }

        if (filled.LeftOut > 0)
        {
            warnings.Add($"{filled.LeftOut} videos were left out: other calendars play them both before and after, too near to tell when they may be used.");
        }

        if (filled.Calendar.EmptySlots > 0)
        {
            warnings.Add($"{filled.Calendar.EmptySlots} slots were left empty.");
        }

        if (filled.Calendar.DuplicateVideos > 0)
        {
            warnings.Add($"{filled.Calendar.DuplicateVideos} links are in the list more than once and were counted once.");
        }

        var slot = TimeSpan.FromSeconds(request.SlotSeconds);
        var tooLong = filled.Calendar.Slots
            .Select(item => item.VideoIndex)
            .Distinct()
            .Count(index => filled.Pool[index].Duration > slot);
        if (tooLong > 0)
        {
            warnings.Add($"{tooLong} videos run longer than their slot and will be cut off; a longer --slot avoids that.");
        }

        warnings.AddRange(request.Pool.Warnings);
        return warnings.ToImmutable();
    }

    /// <summary>A filled calendar and the pool that its indexes point into.</summary>
    private sealed record Filling(FilledCalendar Calendar, ImmutableArray<MediaItem> Pool, int LeftOut);
}
