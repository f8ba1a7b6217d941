using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Replies;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations;

/// <summary>Writes one schedule in a format, to a stream or to a file.</summary>
internal static class ExportSchedule
{
    /// <summary>Writes the document to a stream. Nothing is written where there is a problem.</summary>
    /// <returns>The number of events.</returns>
    public static Outcome<int> ToStream(string id, string format, Func<Stream> open, OperationContext context)
    {
        if (!Prepare(id, format, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        using var output = open();
        prepared.Writer.Write(output, prepared.Schedule, context.Now);
        return prepared.Schedule.Events.Length;
    }

    /// <summary>Writes the document to a file, reads it back, and says whether it is the same.</summary>
    public static Outcome<ExportReply> ToFile(string id, string format, ExportTarget target, OperationContext context)
    {
        if (!Prepare(id, format, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        var (schedule, writer) = prepared;
        if (!target.Write(context.Store, output => writer.Write(output, schedule, context.Now)).TryGet(out var file, out problem))
        {
            return problem;
        }

        return new ExportReply
        {
            Path = file.Path,
            File = file.Name,
            Size = file.Size,
            Events = schedule.Events.Length,
            Schema = writer.Schema,
            Format = writer.Format,
            Valid = ExportCheck.IsSame(file.Path, writer.Format, 1, [schedule]),
        };
    }

    private static Outcome<(Schedule Schedule, IScheduleWriter Writer)> Prepare(string id, string format, OperationContext context)
    {
        if (!ScheduleFormats.WriterFor(format).TryGet(out var writer, out var problem)
            || !IdText.Parse(id).TryGet(out var scheduleId, out problem)
            || !context.Store.LoadSchedule(scheduleId).TryGet(out var schedule, out problem))
        {
            return problem;
        }

        return (schedule, writer);
    }
}
