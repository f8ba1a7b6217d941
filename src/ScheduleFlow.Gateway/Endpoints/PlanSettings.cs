using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What a caller says about a plan beside the plan, in the query or beside its <c>filepath</c>; null: nothing.</summary>
internal sealed record PlanSettings(string? PlanHash, bool? AcceptsBreaches, bool? WithTimeline)
{
    public static Outcome<PlanSettings> Of(HttpContext http)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        var settings = new PlanSettings(http.QueryValue("plan_hash"), Flag("accept_breaches"), Flag("timeline"));
        return errors.Count == 0 ? settings : new Problem(ErrorType.Validation, errors[0]) { Errors = errors.Count == 1 ? [] : errors.ToImmutable() };

        bool? Flag(string name)
        {
            switch (http.QueryValue(name))
            {
                case null:
                    return null;
                case "true" or "1":
                    return true;
                case "false" or "0":
                    return false;
                default:
                    errors.Add($"{name} must be true or false.");
                    return null;
            }
        }
    }

    public static PlanSettings Of(JsonFields fields) =>
        new(fields.Optional("plan_hash"), fields.OptionalFlag("accept_breaches"), fields.OptionalFlag("timeline"));

    /// <summary>These, and those of <paramref name="other"/> where these are silent.</summary>
    public PlanSettings Or(PlanSettings other) =>
        new(PlanHash ?? other.PlanHash, AcceptsBreaches ?? other.AcceptsBreaches, WithTimeline ?? other.WithTimeline);
}
