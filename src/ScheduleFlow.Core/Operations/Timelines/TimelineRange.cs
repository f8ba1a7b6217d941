using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Timelines;

/// <summary>The range of time that a caller asks about: by default a week from the beginning of today.</summary>
internal static class TimelineRange
{
    private const long SecondsPerDay = 24 * 3600; // of a clock, whatever the zone does that day

    /// <returns>The range, or a <c>validation</c> problem.</returns>
    public static Outcome<TimeWindow> Of(TimelineRequest request, OperationContext context)
    {
        if (ZoneInput.TryFind(request.Zone, context, out var named) is { } unknown)
        {
            return unknown;
        }

        var zone = named ?? Zone.Utc;
        var now = zone.ToLocalSeconds(context.Now);
        var from = zone.FirstAt(now - Modulo(now, SecondsPerDay));
        if (request.From is { } first && !InstantInput.Parse(first, "from: ", zone).TryGet(out from, out var problem))
        {
            return problem;
        }

        const long usual = TimelineRequest.UsualDays * SecondsPerDay;
        var to = from > Instant.MaxValue.PlusSeconds(-2 * usual) ? Instant.MaxValue : zone.FirstAt(zone.ToLocalSeconds(from) + usual);
        if (request.To is { } last && !InstantInput.Parse(last, "to: ", zone).TryGet(out to, out problem))
        {
            return problem;
        }

        return to > from
            ? new TimeWindow(from, to)
            : new Problem(ErrorType.Validation, $"The range ends at {to}, and does not begin before that: it begins at {from}.");
    }

    private static long Modulo(long value, long by) => ((value % by) + by) % by;
}
