using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Compares two schedules, stored or in documents, and changes nothing.</summary>
internal static class DiffSchedules
{
    public sealed record Request
    {
        /// <summary>What it was: the id of a stored schedule, or a document.</summary>
        public required InputSource Before { get; init; }

        /// <summary>What it is, likewise.</summary>
        public required InputSource After { get; init; }

        /// <summary>The IANA zone of times without an offset; null: UTC.</summary>
        public string? Zone { get; init; }

        /// <summary>When a day begins in a list of one day, such as 06:00; null: midnight.</summary>
        public string? DayStart { get; init; }

        /// <summary>Where a list without times begins; null: now, on both sides.</summary>
        public string? Start { get; init; }

        /// <summary>The id of the only channel that is compared; null: all.</summary>
        public string? Channel { get; init; }
    }

    public static Outcome<DiffReply> Run(Request request, OperationContext context)
    {
        if (request.Before.Argument == InputSource.StandardInput && request.After.Argument == InputSource.StandardInput)
        {
            return new Problem(ErrorType.Validation, "Both sides are standard input, which can be read once.") { Hint = "Name a file or an id for one of them." };
        }

        if (!ImportTerms.Of(request.Zone, request.Start, request.DayStart, request.Channel, context.Now).TryGet(out var options, out var problem)
            || !ComparedSchedule.Load(request.Before, options, context).TryGet(out var before, out problem)
            || !ComparedSchedule.Load(request.After, options, context).TryGet(out var after, out problem))
        {
            return problem;
        }

        return new DiffReply(before, after, ScheduleDiff.Between(before.Events, after.Events));
    }
}
