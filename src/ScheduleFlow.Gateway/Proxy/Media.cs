using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Security;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace ScheduleFlow.Gateway.Proxy;

/// <summary>
/// <c>/media/{origin}/…</c>: remote media at the gateway's own address, so that players and pages need only one server. It
/// forwards only reads, and only to the origins in the configuration. Ranges and conditions pass; keys and cookies do not.
/// </summary>
internal static class Media
{
    private const string Prefix = "/media/";

    public static void AddTo(IServiceCollection services, GatewayOptions options)
    {
        if (options.MediaOrigins.IsEmpty)
        {
            return;
        }

        services.AddReverseProxy()
            .LoadFromMemory(
                [.. options.MediaOrigins.Keys.Select(Route)],
                [.. options.MediaOrigins.Select(origin => Origin(origin.Key, origin.Value))])
            .AddTransforms(transforms =>
            {
                // A caller's credentials for this server must not reach another.
                transforms.AddRequestHeaderRemove("Authorization");
                transforms.AddRequestHeaderRemove("Cookie");
                transforms.AddXForwarded(ForwardedTransformActions.Remove);
                transforms.AddResponseHeadersAllowed(MediaReply.Headers);
                transforms.CopyResponseTrailers = false;
                transforms.AddPathRemovePrefix(Prefix + transforms.Route.RouteId);
                transforms.AddResponseTransform(response =>
                {
                    if (response.ProxyResponse is not null)
                    {
                        MediaReply.Check(response);
                    }

                    return default;
                });
            });
    }

    public static void Map(WebApplication app, GatewayOptions options)
    {
        if (options.MediaOrigins.IsEmpty)
        {
            return;
        }

        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<ProxyErrors>();
            proxy.Use((http, next) => LeadsAstray(http.Request.Path.Value!)
                ? ErrorReply.WriteAsync(http, EncodedSeparator)
                : ForwardAsync(http, next));
            proxy.UseLoadBalancing();
        }).WithMetadata(new EndpointScope(ScopeNames.Media));
    }

    private static Problem EncodedSeparator { get; } =
        new(ErrorType.Validation, "A path of media has no encoded separators and no backslashes.");

    // The origin decides whether its media may be cached, so the API's own headers go.
    private static Task ForwardAsync(HttpContext http, RequestDelegate next)
    {
        foreach (var header in new[] { "Cache-Control", "Pragma", "Expires" })
        {
            http.Response.Headers.Remove(header);
        }

        return next(http);
    }

    // Kestrel has resolved dot segments and decoded everything but the slash; an origin may treat these as one.
    private static bool LeadsAstray(string path) =>
        path.Contains("%2f", StringComparison.OrdinalIgnoreCase) || path.Contains('\\', StringComparison.Ordinal);

    private static RouteConfig Route(string name) => new()
    {
        RouteId = name,
        ClusterId = name,
        Match = new RouteMatch { Path = Prefix + name + "/{**path}", Methods = [HttpMethods.Get, HttpMethods.Head] },
        AuthorizationPolicy = Policies.Viewer,
        RateLimiterPolicy = "disable", // a player reads a film in many ranges
    };

    private static ClusterConfig Origin(string name, Uri address) => new()
    {
        ClusterId = name,
        Destinations = new Dictionary<string, DestinationConfig> { [name] = new() { Address = address.AbsoluteUri } },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(30) },
    };
}
