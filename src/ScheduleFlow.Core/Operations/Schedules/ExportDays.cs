using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Writes a file below a folder for each broadcast day of a schedule that has events.</summary>
internal static class ExportDays
{
    /// <summary>After a problem, the files written before it stay; each is complete.</summary>
    public static Outcome<ExportDaysReply> Run(IReadOnlyList<string> ids, ExportRequest request, string folder, OperationContext context)
    {
        if (!ExportSchedule.Select(ids, request, context).TryGet(out var selected, out var problem))
        {
            return problem;
        }

        var (schedule, plan) = selected;
        var files = ImmutableArray.CreateBuilder<DayFileRow>();
        bool? isValid = true;
        var first = Instant.Max(schedule.Events[0].Window.Start, plan.Selection.From ?? Instant.MinValue);
        var end = schedule.Events.Max(item => item.Window.End);
        var last = plan.Selection.To is { } to && to < end ? to : end;
        foreach (var day in BroadcastDay.Over(new TimeWindow(first, last), plan.Options.Zone, plan.Options.DayStart))
        {
            // A list of one day cuts events at its ends; in other documents an event is whole, on the day on which it starts.
            var part = schedule with
            {
                Events = [.. schedule.Events.Where(item => ScheduleSelection.IsOn(day, item, plan.Writer.CutsDays))],
            };
            if (part.Events.IsEmpty)
            {
                continue;
            }

            var options = plan.Options with { Day = day };
            var target = ExportTarget.Path(Path.Combine(folder, plan.Writer.DayFile(day, plan.Options.Zone)));
            if ((problem = plan.Writer.Refusal(part, options)) is not null
                || !target.Write(context.Store, output => plan.Writer.Write(output, part, options)).TryGet(out var file, out problem))
            {
                return problem;
            }

            // A format without a reader makes the result unknown.
            isValid &= ExportCheck.IsSame(file.Path, plan.Writer.Format, options, [plan.Writer.Held(part, options)]);
            var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            files.Add(new DayFileRow(date, file.Path, file.Size, part.Events.Length));
        }

        return new ExportDaysReply
        {
            Path = folder,
            Days = files.Count,
            Size = files.Sum(file => file.Size),
            Schema = plan.Writer.Schema,
            Format = plan.Writer.Format,
            Valid = isValid,
            Files = files.ToImmutable(),
        };
    }
}
