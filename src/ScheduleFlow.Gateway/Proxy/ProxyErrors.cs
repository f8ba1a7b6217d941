using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Http;
using Yarp.ReverseProxy.Forwarder;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>Middleware: answers with the API's own error where no server behind the proxy has answered.</summary>
internal sealed class ProxyErrors(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.GetForwarderErrorFeature() is not { } failure || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        await ErrorReply.WriteAsync(http, failure.Error switch
        {
            ForwarderError.RequestTimedOut or ForwarderError.UpgradeActivityTimeout =>
                new Problem(ErrorType.Timeout, "What is behind this server took too long to answer."),
            ForwarderError.RequestBodyClient or ForwarderError.RequestBodyCanceled =>
                new Problem(ErrorType.ParseError, "The request body ended early or is malformed; nothing was changed."),
            _ => new Problem(ErrorType.Unavailable, "What is behind this server cannot be reached.") { Hint = "Try again in a moment." },
        });
    }
}
