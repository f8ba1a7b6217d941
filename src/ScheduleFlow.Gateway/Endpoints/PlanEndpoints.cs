using ScheduleFlow.Gateway.Http;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Plans: what one would put on air, storing it, and why something is there.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder routes, PlanRequests plans)
    {
        // A dry run changes nothing, but it works for long and reads files of the server: no page of a stranger's may.
        routes.Post("/api/plan", plans.PlanAsync);
        routes.Post("/api/apply", plans.ApplyAsync);
        routes.Get("/api/schedules/{id}/explain", plans.ExplainAsync);
    }
}
