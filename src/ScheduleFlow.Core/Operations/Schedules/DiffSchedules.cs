using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Compares two schedules, stored or in documents, and changes nothing.</summary>
internal static class DiffSchedules
{
    public static Outcome<DiffReply> Run(DiffRequest request, OperationContext context)
    {
        var (a, b) = (context.Input(request.Before), context.Input(request.After));
        if (a.Argument == InputSource.StandardInput && b.Argument == InputSource.StandardInput)
        {
            return new Problem(ErrorType.Validation, "Both sides are standard input, which can be read only once.")
            {
                Hint = "Name a file or an id for one of them.",
            };
        }

        var terms = ImportTerms.Of(request.Zone, request.Start, request.DayStart, request.Channel, context);
        return terms.TryGet(out var options, out var problem)
            && ComparedSchedule.Load(a, options, context).TryGet(out var before, out problem)
            && ComparedSchedule.Load(b, options, context).TryGet(out var after, out problem)
                ? DiffRows.Of(before, after)
                : problem;
    }
}
