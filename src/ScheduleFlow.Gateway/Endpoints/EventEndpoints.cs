using System.Collections.Frozen;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Events;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>GET /api/events: live events, as server-sent events.</summary>
internal static class EventEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    public static void MapEvents(this IEndpointRouteBuilder routes, EventHub hub, EventStream stream, StoreChanges changes) =>
        routes.Get("/api/events", new EndpointScope(ScopeNames.Events), async http =>
        {
            if (!TryReadChoice(http, out var choice, out var follows, out var problem))
            {
                await ErrorReply.WriteAsync(http, problem);
                return;
            }

            var lastId = http.Request.Headers[LastEventId].FirstOrDefault();
            if (!hub.Listen(Caller.Of(http), choice, lastId).TryGet(out var listener, out problem))
            {
                await ErrorReply.WriteAsync(http, problem);
                return;
            }

            using var stopping = listener;
            changes.Watch();
            http.Response.Headers["X-Accel-Buffering"] = "no"; // otherwise nginx buffers the events
            // A stop must not wait for clients that only listen.
            var welcome = http.RequestServices.GetRequiredService<StillWelcome>();
            var lifetime = http.RequestServices.GetRequiredService<IHostApplicationLifetime>();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
            follows &= !HttpMethods.IsHead(http.Request.Method);
            await TypedResults.ServerSentEvents(stream.ReadAsync(listener, choice, follows, () => welcome.Is(http), end.Token)).ExecuteAsync(http);
        });

    private static bool TryReadChoice(HttpContext http, out EventChoice choice, out bool follows, out Problem problem)
    {
        problem = null!;
        var names = http.QueryValue("types")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        choice = new EventChoice(names?.ToFrozenSet(StringComparer.Ordinal) ?? EventTypes.Choices, http.QueryValue("request_id"));
        follows = true;
        if (choice.Types.FirstOrDefault(type => !EventTypes.Choices.Contains(type)) is { } unknown)
        {
            problem = new Problem(ErrorType.Validation, $"“{unknown}” is no type of event.")
            {
                Hint = $"types= takes {string.Join(", ", EventTypes.Choices.Order())}, separated by commas.",
            };
            return false;
        }

        if (http.QueryValue("follow") is { } follow && !bool.TryParse(follow, out follows))
        {
            problem = new Problem(ErrorType.Validation, $"follow= must be true or false, not “{follow}”.");
            return false;
        }

        return true;
    }
}
