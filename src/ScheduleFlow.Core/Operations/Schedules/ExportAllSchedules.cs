using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// Writes every schedule into one document. If the format can hold several, one is in memory at a time; else they are
/// merged into one with a channel each. If one cannot be read there is no document, rather than one without it.
/// </summary>
internal static class ExportAllSchedules
{
    public static Outcome<Reply> Run(ExportAllSchedulesRequest request, OperationContext context)
    {
        var export = ExportRequest.Of(request);
        return ExportTarget.Of(request.Output, request.ExportName) is not { } target ? ToStandardOutput(export, context)
            : ToFile(export, target, context).TryGet(out var file, out var problem) ? file
            : problem;
    }

    // If there is a problem, nothing is written.
    private static Outcome<Reply> ToStandardOutput(ExportRequest request, OperationContext context)
    {
        if (!Prepare(request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        // The document is finished before its first byte goes out.
        using var spool = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        try
        {
            prepared.Write(spool, context);
        }
        catch (UnreadableScheduleException exception)
        {
            return exception.Problem;
        }
        catch (Exception exception) when (DiskProblem.Is(exception))
        {
            return DiskProblem.From(exception, "the folder for temporary files");
        }

        spool.Position = 0;
        using var output = context.Outside.OpenOutput();
        spool.CopyTo(output);
        return new DocumentWritten();
    }

    /// <summary>Writes the document to a file, reads it back, and says whether it is the same.</summary>
    private static Outcome<ExportReply> ToFile(ExportRequest request, ExportTarget target, OperationContext context)
    {
        if (!Prepare(request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        try
        {
            if (!target.Write(context.Store, output => prepared.Write(output, context)).TryGet(out var file, out problem))
            {
                return problem;
            }

            return new ExportReply
            {
                Path = file.Path,
                File = file.Name,
                Size = file.Size,
                Schedules = prepared.Count,
                Events = prepared.Events,
                Schema = prepared.Plan.Writer.Schema,
                Format = prepared.Plan.Writer.Format,
                Valid = prepared.Check(file.Path, context),
            };
        }
        catch (UnreadableScheduleException exception)
        {
            return exception.Problem;
        }
    }

    private static Outcome<Prepared> Prepare(ExportRequest request, OperationContext context)
    {
        if (!request.Parse(context).TryGet(out var plan, out var problem)
            || !context.Store.Schedules.List(new ScheduleQuery(int.MaxValue - 1, null, null)).TryGet(out var page, out problem))
        {
            return problem;
        }

        return page.Warnings.IsEmpty
            ? new Prepared(plan, page.Schedules)
            : new Problem(ErrorType.StoreCorrupt, page.Warnings[0])
            {
                Hint = "Restore or delete it; every other schedule can still be exported by its id.",
                Errors = page.Warnings,
            };
    }

    private sealed record Prepared(ExportRequest.Plan Plan, ImmutableArray<ScheduleSummary> Summaries)
    {
        /// <summary>How many schedules were written.</summary>
        public int Count { get; private set; }

        /// <summary>How many events were written.</summary>
        public long Events { get; private set; }

        public void Write(Stream output, OperationContext context)
        {
            if (Plan.Writer is IScheduleListWriter list)
            {
                // The document states the counts before the first schedule.
                (Count, Events) = Plan.Selection.IsAll
                    ? (Summaries.Length, Summaries.Sum(summary => (long)summary.Events))
                    : Load(context).Aggregate(
                        (Count: 0, Events: 0L),
                        (sum, schedule) => (sum.Count + 1, sum.Events + schedule.Events.Length));
                list.WriteAll(output, Load(context), Count, Events, Plan.Options);
                return;
            }

            var merged = Merged(context);
            Count = Summaries.Length;
            Events = merged.Events.Length;
            Plan.Writer.Write(output, merged, Plan.Options);
        }

        public bool? Check(string path, OperationContext context) => Count == 0 ? true
            : Plan.Writer is IScheduleListWriter ? ExportCheck.IsSame(path, Plan.Writer.Format, Plan.Options, Load(context))
            : ExportCheck.IsSame(path, Plan.Writer.Format, Plan.Options, [Plan.Writer.Held(Merged(context), Plan.Options)]);

        // The selected part of each; a schedule without one is omitted.
        private IEnumerable<Schedule> Load(OperationContext context)
        {
            foreach (var schedule in LoadWhole(context))
            {
                if (Plan.Selection.Of(schedule).TryGet(out var selected, out _))
                {
                    yield return selected;
                }
            }
        }

        private IEnumerable<Schedule> LoadWhole(OperationContext context)
        {
            foreach (var summary in Summaries)
            {
                yield return context.Store.Schedules.Load(summary.Id).TryGet(out var schedule, out var problem)
                    ? schedule
                    : throw new UnreadableScheduleException(problem.Type != ErrorType.NotFound
                        ? problem
                        : new Problem(ErrorType.Unavailable, "A schedule was deleted while all were being exported.")
                        {
                            Hint = "Try again.",
                        });
            }
        }

        // All are in memory, as a document of this format holds one schedule.
        private Schedule Merged(OperationContext context)
        {
            if (Summaries.IsEmpty)
            {
                throw new UnreadableScheduleException(new Problem(
                    ErrorType.Validation,
                    $"There are no schedules, and a document in the format {Plan.Writer.Format} is not empty."));
            }

            var whole = MergedSchedule.OfChannels([.. LoadWhole(context)]);
            return Plan.Selection.Of(whole).TryGet(out var merged, out var problem)
                && (problem = Plan.Writer.Refusal(merged, Plan.Options)) is null
                    ? merged
                    : throw new UnreadableScheduleException(problem);
        }
    }

    // Carries a problem through a writer, which reads schedules one by one and knows no problems.
    private sealed class UnreadableScheduleException(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }
}
