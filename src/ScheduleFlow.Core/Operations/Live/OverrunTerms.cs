using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Live;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Live;

/// <summary>When what is on air ends, as a caller says it.</summary>
/// <param name="Until">The instant; null: as <see cref="BySeconds"/> says.</param>
/// <param name="BySeconds">How much later than planned; negative: earlier.</param>
/// <param name="LeastSeconds">What is shorter than this after a cut is dropped.</param>
internal sealed record OverrunTerms(Instant? Until, long BySeconds, long LeastSeconds)
{
    /// <returns>The terms, or a <c>validation</c> problem.</returns>
    public static Outcome<OverrunTerms> Read(OverrunRequest request, OperationContext context)
    {
        if (new[] { request.By, request.Early, request.Until }.Count(given => given is not null) != 1)
        {
            return new Problem(ErrorType.Validation, "Say in one way when it ends: by (longer), early, or until.")
            {
                Hint = "For example --by 35m, --early 10m, or --until 2026-12-07T22:35:00Z.",
            };
        }

        if (!Seconds("least", request.Least, least: 0).TryGet(out var leastSeconds, out var problem))
        {
            return problem;
        }

        if (request.Until is { } until)
        {
            return ZoneInput.TryFind(request.Zone, context, out var zone) is { } unknown ? unknown
                : InstantInput.Parse(until, "until: ", zone).TryGet(out var end, out problem) ? new OverrunTerms(end, 0, leastSeconds)
                : problem;
        }

        var span = request.By is { } by ? Seconds("by", by, least: 1) : Seconds("early", request.Early!, least: 1);
        return span.TryGet(out var seconds, out problem)
            ? new OverrunTerms(null, request.By is null ? -seconds : seconds, leastSeconds)
            : problem;
    }

    /// <summary>The new end.</summary>
    /// <param name="now">What is on air.</param>
    /// <param name="context">The present.</param>
    /// <returns>The end, or a <c>validation</c> problem: it is over by then.</returns>
    public Outcome<Instant> EndOf(OnAirNow now, OperationContext context)
    {
        var planned = now.On.Window.End;
        var end = Until ?? planned.PlusSeconds(BySeconds);
        return end >= context.Now && end > now.On.Event.Window.Start && end.IsInRange
            ? end
            : new Problem(ErrorType.Validation, $"“{now.On.Event.Title}” is on air now ({context.Now}), so it cannot end at {end}.")
            {
                Hint = $"It was to end at {planned}.",
            };
    }

    private static Outcome<long> Seconds(string name, string text, long least) =>
        DurationText.TryParse(text, out var seconds) && seconds >= least
            ? seconds
            : new Problem(ErrorType.Validation, $"{name}: “{text}” is not a span of time.")
            {
                Hint = "Write it like 35m, 1h30m or 00:35:00" + (name == "by" ? "; what ends earlier is early." : "."),
            };
}
