using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Schedules: list, show, import, plan, delete.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes, Relay relay, ConditionalGet reads, ImportRequests imports)
    {
        routes.Get("/api/schedules/{id}", http => reads.SendAsync(http, new LaunchRequest(VerbNames.ShowSchedule)
        {
            Operands = [http.PathValue("id")],
        }, http.PathValue("id")));



        routes.Delete("/api/schedule/{id}", http => relay.SendAsync(http, new LaunchRequest(VerbNames.DeleteSchedule)
        {
            Operands = [http.PathValue("id")],
            IsChange = true,
        }));

        routes.Delete("/api/all-schedules", async http =>
        {
            if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
            {
                await ErrorReply.WriteAsync(http, problem);
                return;
            }

            var confirm = fields.Optional("confirm");
            await (fields.Problem is { } wrong
                ? ErrorReply.WriteAsync(http, wrong)
                : relay.SendAsync(http, new LaunchRequest(VerbNames.DeleteAllSchedules) { IsChange = true }.With("confirm", confirm)));
        });
    }
}
