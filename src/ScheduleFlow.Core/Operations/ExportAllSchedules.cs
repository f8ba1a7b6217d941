using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Replies;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;

namespace ScheduleFlow.Core.Operations;

/// <summary>
/// Writes every schedule into one document. While it is written one schedule is in memory at a time; where one cannot
/// be read there is no document, rather than one without it.
/// </summary>
internal static class ExportAllSchedules
{
    /// <summary>Writes the document to a stream. Nothing is written where there is a problem.</summary>
    public static Outcome<int> ToStream(string format, Func<Stream> open, OperationContext context)
    {
        if (!Prepare(format, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        // The document is finished before its first byte goes out.
        using var spool = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
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
        using var output = open();
        spool.CopyTo(output);
        return prepared.Summaries.Length;
    }

    /// <summary>Writes the document to a file, reads it back, and says whether it is the same.</summary>
    public static Outcome<ExportReply> ToFile(string format, ExportTarget target, OperationContext context)
    {
        if (!Prepare(format, context).TryGet(out var prepared, out var problem))
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
                Schedules = prepared.Summaries.Length,
                Events = prepared.EventCount,
                Schema = prepared.Writer.Schema,
                Format = prepared.Writer.Format,
                Valid = prepared.Summaries.IsEmpty || ExportCheck.IsSame(file.Path, prepared.Writer.Format, prepared.Summaries.Length, prepared.Load(context)),
            };
        }
        catch (UnreadableScheduleException exception)
        {
            return exception.Problem;
        }
    }

    private static Outcome<Prepared> Prepare(string format, OperationContext context)
    {
        if (!ScheduleFormats.WriterFor(format).TryGet(out var writer, out var problem)
            || !context.Store.ListSchedules(new ScheduleQuery(int.MaxValue - 1, null, null)).TryGet(out var page, out problem))
        {
            return problem;
        }

        return page.Warnings.IsEmpty
            ? new Prepared(writer, page.Schedules)
            : new Problem(ErrorType.StoreCorrupt, page.Warnings[0])
            {
                Hint = "Restore or delete it; every other schedule can still be exported by its id.",
                Errors = page.Warnings,
            };
    }

    private sealed record Prepared(IScheduleWriter Writer, ImmutableArray<ScheduleSummary> Summaries)
    {
        public long EventCount => Summaries.Sum(summary => (long)summary.Events);

        public void Write(Stream output, OperationContext context) =>
            Writer.WriteAll(output, Load(context), Summaries.Length, EventCount, context.Now);

        public IEnumerable<Schedule> Load(OperationContext context)
        {
            foreach (var summary in Summaries)
            {
                yield return context.Store.LoadSchedule(summary.Id).TryGet(out var schedule, out var problem)
                    ? schedule
                    : throw new UnreadableScheduleException(problem.Type != ErrorType.NotFound
                        ? problem
                        : new Problem(ErrorType.Unavailable, "A schedule was deleted while all were being exported.") { Hint = "Try again." });
            }
        }
    }

    // Through a writer, which takes schedules as they come and knows of no problems.
    private sealed class UnreadableScheduleException(Problem problem) : Exception
    {
        public Problem Problem { get; } = problem;
    }
}
