using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Reads the names of this server, and the origins of other pages.</summary>
internal static class HostSettings
{
    private const string Any = "*";

    public static ImmutableArray<string> AllowedHosts(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.AllowedHosts;
        var hosts = ImmutableArray.CreateBuilder<string>();
        foreach (var text in read.List(setting) ?? [])
        {
            var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
            if (text != Any && Uri.CheckHostName(name) == UriHostNameType.Unknown)
            {
                errors.Add(
                    $"{setting.Key} contains '{text}': "
                    + "it must be a host's name without a port, as in tv.example.org, or *.example.org.");
            }
            else
            {
                hosts.Add(new HostString(text).ToUriComponent()); // as browsers send it: föhn.example is xn--fhn-sna.example
            }
        }

        return hosts.ToImmutable();
    }

    /// <summary>
    /// Refuses <c>*</c> among the hosts where callers have rights without a key: the pages in their browsers have these
    /// rights too, and anyone can make a name resolve to this server.
    /// </summary>
    public static void Check(GatewayOptions options, List<string> errors)
    {
        var anonymous = options.Security.Anonymous;
        var isClosed = anonymous is AnonymousRights.None || (options.IsDevelopment && anonymous is AnonymousRights.Local);
        var reason = options.Tuner.IsOpen ? GatewaySettings.TunerOpen.Key + "=true"
            : isClosed ? null
            : $"{GatewaySettings.Anonymous.Key}={anonymous.ToString().ToLowerInvariant()}";
        if (reason is not null && options.AllowedHosts.Contains(Any))
        {
            errors.Add(
                $"{GatewaySettings.AllowedHosts.Key} is '{Any}': with {reason} it must name the hosts, "
                + "or any website could pass for this server in a browser.");
        }
    }

    public static ImmutableArray<string> CorsOrigins(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.CorsOrigins;
        if (read.List(setting) is not { } origins)
        {
            return [];
        }

        foreach (var origin in origins)
        {
            if (origin != Any && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == origin))
            {
                errors.Add(
                    $"{setting.Key} contains '{origin}': "
                    + "an origin is a scheme, a host and a port, as in https://tv.example:8443, or *.");
            }
        }

        return [.. origins];
    }

    public static ImmutableArray<string> FrameAncestors(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.PageFrameAncestors;
        var ancestors = ImmutableArray.CreateBuilder<string>();
        foreach (var text in read.List(setting) ?? [])
        {
            if (text is "self" or "'self'")
            {
                ancestors.Add("'self'");
            }
            else if (IsOrigin(text))
            {
                ancestors.Add(text);
            }
            else
            {
                errors.Add($"{setting.Key} contains '{text}': it must be an origin, as in https://www.example.org, or self.");
            }
        }

        return ancestors.ToImmutable();
    }

    // A scheme, a host and a port: nothing that could end one directive of a header and begin another.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority) == text
        && Uri.CheckHostName(uri.Host) != UriHostNameType.Unknown;
}
