using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Operations whose JSON body goes to the worker as it is.</summary>
internal static class JsonRequests
{
    public static Task SendAsync(HttpContext http, Relay relay, string verb)
        => JsonBody.IsJson(http.Request)
            ? relay.SendAsync(http, new LaunchRequest(verb) { Options = ["--request=-"], Body = new BodyStream(http.Request), IsChange = true }.WithIdempotencyKey(http.Request))
            : ErrorReply.WriteAsync(http, FrameworkErrors.NotJson);
}
