using Microsoft.AspNetCore.HttpOverrides;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Security;

/// <summary>Takes the client's address and scheme from the headers of the reverse proxies that the configuration names.</summary>
internal static class TrustedProxies
{
    /// <summary>Where the middleware keeps the proxy's own address.</summary>
    public const string OriginalHeader = "X-Original-For";

    public static void Use(IApplicationBuilder app, GatewayOptions options)
    {
        if (options.Proxies.IsEmpty)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            OriginalForHeaderName = OriginalHeader,
            ForwardLimit = null, // any number of trusted proxies in a row
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
