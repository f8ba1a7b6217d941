using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Writes a schedule, or several as one, in a format, to a stream or to a file.</summary>
internal static class ExportSchedule
{
    public static Outcome<Reply> Run(ExportScheduleRequest request, OperationContext context)
    {
        var export = ExportRequest.Of(request);
        if (request.PerDay is { } folder)
        {
            return ExportDays.Run(request.Ids, export, folder, context).TryGet(out var days, out var problem) ? days : problem;
        }

        if (ExportTarget.Of(request.Output, request.ExportName) is { } target)
        {
            return ToFile(request.Ids, export, target, context).TryGet(out var file, out var problem) ? file : problem;
        }

        return ToStandardOutput(request.Ids, export, context);
    }

    /// <summary>Writes the document to a file, reads it back, and says whether it is the same.</summary>
    public static Outcome<ExportReply> ToFile(
        IReadOnlyList<string> ids, ExportRequest request, ExportTarget target, OperationContext context)
    {
        return Prepare(ids, request, context).TryGet(out var prepared, out var problem) ? ToFile(prepared, target, context) : problem;
    }

    /// <summary>The same of what is prepared.</summary>
    public static Outcome<ExportReply> ToFile(Prepared prepared, ExportTarget target, OperationContext context)
    {
        if (!target.Write(context.Store, prepared.Write).TryGet(out var file, out var problem))
        {
            return problem;
        }

        return new ExportReply
        {
            Path = file.Path,
            File = file.Name,
            Size = file.Size,
            Events = prepared.Schedule.Events.Length,
            Schema = prepared.Plan.Writer.Schema,
            Format = prepared.Plan.Writer.Format,
            Valid = ExportCheck.IsSame(file.Path, prepared.Plan.Writer.Format, prepared.Plan.Options, [prepared.Held]),
        };
    }

    // If there is a problem, nothing is written.
    private static Outcome<Reply> ToStandardOutput(IReadOnlyList<string> ids, ExportRequest request, OperationContext context)
    {
        if (!Prepare(ids, request, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        using var output = context.Outside.OpenOutput();
        prepared.Write(output);
        return new DocumentWritten();
    }

    /// <summary>What to write: the selected part of the schedules, merged into one.</summary>
    public static Outcome<(Schedule Schedule, ExportRequest.Plan Plan)> Select(
        IReadOnlyList<string> ids, ExportRequest request, OperationContext context)
    {
        if (!request.Parse(context).TryGet(out var plan, out var problem))
        {
            return problem;
        }

        var parts = new List<Schedule>();
        foreach (var id in ids)
        {
            if (!ScheduleRef.Find(id, context).TryGet(out var scheduleId, out problem)
                || !context.Store.Schedules.Load(scheduleId).TryGet(out var part, out problem))
            {
                return problem;
            }

            parts.Add(part);
        }

        return plan.Selection.Of(MergedSchedule.OfParts(parts)).TryGet(out var schedule, out problem) ? (schedule, plan) : problem;
    }

    /// <summary>What to write, if the format can hold it.</summary>
    public static Outcome<Prepared> Prepare(IReadOnlyList<string> ids, ExportRequest request, OperationContext context)
    {
        if (!Select(ids, request, context).TryGet(out var selected, out var problem))
        {
            return problem;
        }

        var (schedule, plan) = selected;
        return plan.Writer.Refusal(schedule, plan.Options) is { } refused ? refused : new Prepared(schedule, plan);
    }

    internal sealed record Prepared(Schedule Schedule, ExportRequest.Plan Plan)
    {
        /// <summary>The schedule as its format holds it.</summary>
        public Schedule Held => Plan.Writer.Held(Schedule, Plan.Options);

        public void Write(Stream output) => Plan.Writer.Write(output, Schedule, Plan.Options);
    }
}
