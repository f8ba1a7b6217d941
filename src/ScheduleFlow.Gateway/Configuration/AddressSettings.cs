using System.Collections.Immutable;
using System.Net;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Reads the addresses of other servers, and those of this one.</summary>
internal static class AddressSettings
{
    public static EdgeOptions Edge(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.EdgeNodes;
        var isEnabled = read.Flag(GatewaySettings.EdgeEnabled);
        var nodes = ImmutableArray.CreateBuilder<Uri>();
        foreach (var text in read.List(setting) ?? [])
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var node) || !IsOfTheWeb(node) || node.PathAndQuery != "/")
            {
                errors.Add($"{setting.Key} contains '{text}': it must be a gateway's address, as in http://10.0.0.7:5000.");
            }
            else if (nodes.Any(other => other.Authority == node.Authority))
            {
                errors.Add($"{setting.Key} contains '{text}' twice.");
            }
            else
            {
                nodes.Add(node);
            }
        }

        if (isEnabled && nodes.Count == 0)
        {
            errors.Add(
                $"{setting.Key} is empty: an edge needs the addresses of the gateways behind it, "
                + $"as in --{setting.Key}:0=http://10.0.0.7:5000.");
        }

        var interval = read.Seconds(GatewaySettings.EdgeProbe);
        return new EdgeOptions { IsEnabled = isEnabled, Nodes = nodes.ToImmutable(), ProbeInterval = interval };
    }

    public static ImmutableSortedDictionary<string, Uri> MediaOrigins(IConfiguration configuration, List<string> errors)
    {
        var setting = GatewaySettings.MediaOrigins;
        var origins = ImmutableSortedDictionary.CreateBuilder<string, Uri>(StringComparer.OrdinalIgnoreCase);
        foreach (var origin in configuration.GetSection(setting.Key).GetChildren())
        {
            if (!origin.Key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            {
                errors.Add($"{setting.Key}:{origin.Key}: a name is letters, digits, - and _.");
            }
            else if (!Uri.TryCreate(origin.Value, UriKind.Absolute, out var address)
                || !IsOfTheWeb(address) || !address.AbsolutePath.EndsWith('/'))
            {
                errors.Add(
                    $"{setting.Key}:{origin.Key} is '{origin.Value}': "
                    + "it must be an address that ends with a slash, as in https://media.example.org/films/.");
            }
            else
            {
                origins[origin.Key] = address;
            }
        }

        return origins.ToImmutable();
    }

    public static string? TunerBaseUrl(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.TunerBaseUrl;
        if (read.Text(setting) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || !IsOfTheWeb(address) || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            errors.Add(
                $"{setting.Key} is '{text}': it must be the address by which apps reach this server, as in http://192.168.1.20:5000.");
            return null;
        }

        return address.AbsoluteUri.TrimEnd('/');
    }

    public static ImmutableArray<IPNetwork> Proxies(SettingReader read, List<string> errors)
    {
        var setting = GatewaySettings.Proxies;
        var proxies = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var text in read.List(setting) ?? [])
        {
            if (NetworkOf(text) is { } network)
            {
                proxies.Add(network);
            }
            else
            {
                errors.Add($"{setting.Key} contains '{text}': it must be an address, as in 10.0.0.7, or a network, as in 10.0.0.0/8.");
            }
        }

        return proxies.ToImmutable();
    }

    public static void CheckUrls(SettingReader read, List<string> errors)
    {
        const StringSplitOptions Trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var url in read.Text(GatewaySettings.Urls)?.Split(';', Trimmed) ?? [])
        {
            try
            {
                var address = BindingAddress.Parse(url);
                if (address.Scheme is not ("http" or "https"))
                {
                    errors.Add($"urls contains '{url}': it must begin with http:// or https://.");
                }
            }
            catch (FormatException)
            {
                errors.Add($"urls contains '{url}': it must be an address, as in http://127.0.0.1:5000.");
            }
        }
    }

    private static bool IsOfTheWeb(Uri address) => address.Scheme is "http" or "https" && address.Query.Length == 0;

    /// <summary>An address, or a network as <c>10.0.0.0/8</c>.</summary>
    private static IPNetwork? NetworkOf(string text)
        => IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : IPNetwork.TryParse(text, out var network) ? network
            : null;
}
