using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Operations whose JSON body goes to the worker as it is.</summary>
internal static class JsonRequests
{
    /// <param name="http">The request.</param>
    /// <param name="relay">Launches it.</param>
    /// <param name="request">The verb, whose last operand is the body.</param>
    public static Task SendAsync(HttpContext http, Relay relay, LaunchRequest request)
        => JsonBody.IsJson(http.Request)
            ? relay.SendAsync(http, request with { Operands = request.Operands.Add("-"), Body = new BodyStream(http.Request), IsChange = true })
            : ErrorReply.WriteAsync(http, FrameworkErrors.NotJson);

    public static Task SendAsync(HttpContext http, Relay relay, string verb)
        => JsonBody.IsJson(http.Request)
            ? relay.SendAsync(http, new LaunchRequest(verb) { Options = ["--request=-"], Body = new BodyStream(http.Request), IsChange = true }.WithIdempotencyKey(http.Request))
            : ErrorReply.WriteAsync(http, FrameworkErrors.NotJson);
}
