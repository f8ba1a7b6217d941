using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>
/// Fills a calendar from a pool and stores it:
/// <code>
///   pool ─(1)▶ read the history ─(2)▶ fill ─(3)▶ store and publish ─(4)▶ answer
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

        var outcome = Fill(request, order, repeat, context);
        return request.Export is { } path && outcome.TryGet(out var reply, out _) && reply is SchedulePlaylistReply fresh
            ? Export(fresh, path, context)
            : outcome;
    }

    private static Outcome<Reply> Fill(SchedulePlaylistRequest request, FillOrder order, Repeat repeat, OperationContext context)
    {
        var seed = order.Seed ?? context.SeedOrFresh;
        for (var attempt = 1; ; attempt++)
        {
            if (!order.IsDryRun && repeat.Answer(context) is { } answer)
            {
                return answer;
            }

            // (1)
            if (!FillPlace.Find(request, order, context).TryGet(out var place, out var problem)
                || !place.History(order, context).TryGet(out var known, out problem))
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
            var calendar = FilledSchedule.Of(order, filled, seed, place.Replaced, context);
            var reply = FillReplies.Of(order, place, known, filled, calendar, seed, context);
            if (order.IsDryRun)
            {
                return reply;
            }

            var stored = repeat.Change(reply, context, kept => place.Store(calendar, known.Basis, kept, context));

            // (4)
            if (stored.TryGet(out _, out problem))
            {
                return stored;
            }

            if (problem.Type != ErrorType.Conflict || attempt == MaxAttempts)
            {
                return problem;
            }

            if (problem.Reason != ProblemReason.HistoryChanged
                && FilledSchedule.Of(order, filled, seed, place.Replaced, context).Id == calendar.Id)
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

    private static Outcome<Reply> Export(SchedulePlaylistReply reply, string path, OperationContext context)
    {
        var format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xml" => FormatNames.Xml,
            ".m3u" or ".m3u8" => FormatNames.M3u,
            _ => FormatNames.Json,
        };
        var target = ExportTarget.Path(path);
        var exported = ExportSchedule.ToFile([reply.ScheduleId!], new ExportRequest { Format = format }, target, context);
        return exported.TryGet(out _, out var problem)
            ? reply
            : problem with { Details = $"The calendar is stored as {reply.ScheduleId}, but could not be written to the file." };
    }
}
