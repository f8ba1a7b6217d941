using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What differs between two schedules, each a stored one or a file on the server.</summary>
internal static class DiffEndpoints
{
    public static void MapDiff(this IEndpointRouteBuilder routes, Relay relay, GatewayOptions options)
    {
        // It changes nothing, but what is wrong with a file is told in its words: for editors.
        routes.Post("/api/diff", async http =>
        {
            if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
            {
                await ErrorReply.WriteAsync(http, problem);
                return;
            }

            var request = new LaunchRequest(VerbNames.Diff) { Operands = [fields.Required("a"), fields.Required("b")] }
                .With("zone", fields.Optional("zone"))
                .With("start", fields.Optional("start"))
                .With("day-start", fields.Optional("day_start"))
                .With("channel", fields.Optional("channel"))
                .WithImportRoots(options);
            await (fields.Problem is { } wrong ? ErrorReply.WriteAsync(http, wrong) : relay.SendAsync(http, request));
        });
    }
}
