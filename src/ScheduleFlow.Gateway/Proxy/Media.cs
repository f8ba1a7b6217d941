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
/// <c>/media/{origin}/…</c>: remote media from the gateway's own address, so that players and pages need only one. Only
/// the origins that the configuration names, only reading; ranges and conditions go through, keys and cookies do not.
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
            .LoadFromMemory([.. options.MediaOrigins.Keys.Select(Route)], [.. options.MediaOrigins.Select(origin => Origin(origin.Key, origin.Value))])
            .AddTransforms(transforms =>
            {
                // What a caller shows to this server is nothing for another.
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
                ? ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, "A path of media has no encoded separators and no backslashes."))
                : ForwardAsync(http, next));
            proxy.UseLoadBalancing();
        }).WithMetadata(new EndpointScope(ScopeNames.Media));
    }

    // Media may be kept as their origin says; what the API says of its own replies does not count here.
    private static Task ForwardAsync(HttpContext http, RequestDelegate next)
    {
        foreach (var header in new[] { "Cache-Control", "Pragma", "Expires" })
        {
            http.Response.Headers.Remove(header);
        }

        return next(http);
    }

    // Kestrel has resolved dot segments and decoded all but the slash; an origin may take these for one.
    private static bool LeadsAstray(string path) => path.Contains("%2f", StringComparison.OrdinalIgnoreCase) || path.Contains('\\', StringComparison.Ordinal);

    private static RouteConfig Route(string name) => new()
    {
        RouteId = name,
        ClusterId = name,
        Match = new RouteMatch { Path = Prefix + name + "/{**path}", Methods = [HttpMethods.Get, HttpMethods.Head] },
        AuthorizationPolicy = Policies.Viewer,
        RateLimiterPolicy = "disable", // a film is many ranges
    };

    private static ClusterConfig Origin(string name, Uri address) => new()
    {
        ClusterId = name,
        Destinations = new Dictionary<string, DestinationConfig> { [name] = new() { Address = address.AbsoluteUri } },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = TimeSpan.FromSeconds(30) },
    };
}
