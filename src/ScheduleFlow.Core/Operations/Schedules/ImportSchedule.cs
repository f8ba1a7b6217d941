using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Reads a document, checks it, and stores the schedules that it holds: all, or none.</summary>
internal static class ImportSchedule
{
    public sealed record Request
    {
        public required InputSource Input { get; init; }

        /// <summary>A name of <see cref="FormatNames"/>; null or <c>auto</c>: decided by content.</summary>
        public string? Format { get; init; }

        /// <summary>The schedule's name; null: the document's, else the file's.</summary>
        public string? Name { get; init; }

        /// <summary>The IANA zone of times without an offset; null: UTC.</summary>
        public string? Zone { get; init; }

        /// <summary>When a day begins in a list of one day, such as 06:00; null: midnight.</summary>
        public string? DayStart { get; init; }

        /// <summary>The id of the only channel that is taken; null: all.</summary>
        public string? Channel { get; init; }

        /// <summary>Where a list without times begins; null: now.</summary>
        public string? Start { get; init; }

        /// <summary>The id of the schedule whose place the document takes; null: it is a new one.</summary>
        public string? Replace { get; init; }

        /// <summary>The revision that is to be replaced; null: whichever there is.</summary>
        public string? IfRevision { get; init; }

        /// <summary>The key under which the request may be sent again; null: none.</summary>
        public string? IdempotencyKey { get; init; }
    }

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        // Read what the request itself says.
        if (!ImportTerms.Of(request.Zone, request.Start, request.DayStart, request.Channel, context.Now).TryGet(out var options, out var invalid)
            || !Replacement.Of(request.Replace, request.IfRevision).TryGet(out var replacement, out invalid)
            || (invalid = RetryKey.Check(request.IdempotencyKey, out var key)) is not null)
        {
            return invalid;
        }

        // Read and check the document.
        if (!RetryKey.Watch(key, request.Input).Read(stream => DocumentReading.Read(stream, request.Format ?? FormatNames.Auto, options)).TryGet(out var result, out var problem))
        {
            return problem;
        }

        // Store, and answer.
        var retry = Retry.Of(key, VerbNames.ImportSchedule, request.Format, request.Name ?? request.Input.Name, request.Zone, request.Start, request.Channel, request.DayStart, request.Replace, request.IfRevision);
        if (Retry.IsAnswered(retry, context, out var answer))
        {
            return answer;
        }

        var schedules = Name(result, request, context);
        if (replacement.Id is not null)
        {
            if (!replacement.Place(schedules, context).TryGet(out var placed, out problem))
            {
                return problem;
            }

            return Retry.Change(retry, Reply(result, [placed], request, options, context), context, kept => context.Store.Schedules.Replace(placed, kept));
        }

        return Retry.Change(retry, Reply(result, schedules, request, options, context), context, kept => context.Store.Schedules.Add(schedules, kept));
    }

    private static ImportReply Reply(ImportResult result, ImmutableArray<Schedule> schedules, Request request, ImportOptions options, OperationContext context) => new()
    {
        Format = result.Format,
        Schedules = [.. schedules.Select(ScheduleSummary.Of)],
        Findings = [.. result.Drafts.Select(draft => draft.Findings)],
        Notes =
        [
            .. context.Store.Notices,
            .. request.Start is null && result.IsPlacedByDefault
                ? result.Warnings.Insert(0, $"The list has no times: it was placed one after the other from {options.Start} on. Give --start to place it elsewhere.")
                : result.Warnings,
        ],
    };

    private static ImmutableArray<Schedule> Name(ImportResult result, Request request, OperationContext context)
    {
        var given = string.IsNullOrWhiteSpace(request.Name) ? null : request.Name.Trim();
        var fallback = given ?? request.Input.Name ?? "imported";
        var ids = context.Ids;
        return
        [
            .. result.Drafts.Select((draft, index) =>
            {
                var name = result.Drafts.Length == 1
                    ? given ?? draft.Name ?? fallback
                    : (given is null ? draft.Name : null) ?? $"{fallback} {index + 1}";
                return new Schedule
                {
                    Id = ids.For($"{index}/{name}/{draft.Events.Length}/{draft.Events[0].Id}/{draft.Events[^1].Id}"),
                    Name = name,
                    Source = result.Format,
                    Imported = context.Now,
                    Events = draft.Events,
                    Counts = draft.Counts,
                    Extras = draft.Extras,
                    Channels = draft.Channels,
                };
            }),
        ];
    }
}
