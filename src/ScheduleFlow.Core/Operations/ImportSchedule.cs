using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Import;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Replies;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations;

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

        /// <summary>Where a list without times begins; null: now.</summary>
        public string? Start { get; init; }
    }

    public static Outcome<ImportReply> Run(Request request, OperationContext context)
    {
        // Read what the request itself says.
        if (!Options(request, context).TryGet(out var options, out var invalid))
        {
            return invalid;
        }

        // Read and check the document.
        if (!request.Input.Read(stream => Read(stream, request.Format, options)).TryGet(out var result, out var problem))
        {
            return problem;
        }

        // Store, and answer.
        var schedules = Name(result, request, context);
        if (!context.Store.AddSchedules(schedules).TryGet(out var summaries, out problem))
        {
            return problem;
        }

        return new ImportReply
        {
            Format = result.Format,
            Schedules = summaries,
            Findings = [.. result.Drafts.Select(draft => draft.Findings)],
            Notes = request.Start is null && result.IsPlacedByDefault
                ? result.Warnings.Insert(0, $"The list has no times: it was placed one after the other from {options.Start} on. Give --start to place it elsewhere.")
                : result.Warnings,
        };
    }

    private static Outcome<ImportResult> Read(Stream document, string? format, ImportOptions options)
    {
        if (!ScheduleFormats.Open(document, format ?? FormatNames.Auto).TryGet(out var input, out var problem))
        {
            return problem;
        }

        return ImportPipeline.Run(input.Reader, input.Stream, options);
    }

    private static Outcome<ImportOptions> Options(Request request, OperationContext context)
    {
        Zone? zone = null;
        if (request.Zone is not null && !Zone.TryFind(request.Zone, out zone, out var unknown))
        {
            return new Problem(ErrorType.Validation, $"The zone cannot be used: {unknown}{(unknown.EndsWith('?') ? "" : ".")}");
        }

        var start = context.Now;
        if (request.Start is not null && !InstantText.Parse(request.Start, zone).TryGet(out start, out var reason))
        {
            return new Problem(ErrorType.Validation, $"The start “{request.Start}” is not an instant: {reason}.");
        }

        return new ImportOptions { Zone = zone, Start = start };
    }

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
                };
            }),
        ];
    }
}
