using System.Collections.Immutable;
using System.Net;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Reads the settings of an OpenID Connect provider.</summary>
internal static class OidcReader
{
    /// <summary>The provider; null: none is configured.</summary>
    public static OidcOptions? Read(SettingReader read, IConfiguration configuration, List<string> errors)
    {
        if (read.Text(GatewaySettings.OidcAuthority) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority)
            || !(authority.Scheme == "https" || (authority.Scheme == "http" && IsLoopback(authority))))
        {
            errors.Add($"{GatewaySettings.OidcAuthority.Key} is '{text}': it must be an https:// address (http:// on this machine alone).");
            return null;
        }

        if (read.Text(GatewaySettings.OidcClientId) is not { } clientId)
        {
            errors.Add($"{GatewaySettings.OidcClientId.Key} is missing: the provider at {text} must know this server by a name.");
            return null;
        }

        return new OidcOptions
        {
            Authority = authority,
            ClientId = clientId,
            ClientSecret = Secret(read, errors),
            RoleClaim = read.Text(GatewaySettings.OidcRoleClaim) ?? GatewaySettings.OidcRoleClaim.Default!,
            Roles = Roles(configuration, errors),
            Scopes = [.. read.List(GatewaySettings.OidcScopes) ?? ["profile"]],
        };
    }

    private static bool IsLoopback(Uri authority) =>
        authority.IdnHost == "localhost"
        || (IPAddress.TryParse(authority.IdnHost.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string? Secret(SettingReader read, List<string> errors)
    {
        if (read.FilePath(GatewaySettings.OidcClientSecretFile) is not { } path)
        {
            return read.Text(GatewaySettings.OidcClientSecret);
        }

        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{GatewaySettings.OidcClientSecretFile.Key} is '{path}': the file cannot be read.");
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Roles(IConfiguration configuration, List<string> errors)
    {
        var key = GatewaySettings.OidcRoles.Key;
        var roles = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in configuration.GetSection(key).GetChildren())
        {
            if (entry.Value?.ToLowerInvariant() is { } role && ApiKeyRoles.All.Contains(role))
            {
                roles[entry.Key] = role;
            }
            else
            {
                errors.Add($"{key}:{entry.Key} is '{entry.Value}': it must be one of {string.Join(", ", ApiKeyRoles.All)}.");
            }
        }

        if (roles.Count == 0)
        {
            errors.Add($"{key} is empty: nobody who signs in at the provider would have a role. As in --{key}:tv-editors=editor.");
        }

        return roles.ToImmutable();
    }
}
