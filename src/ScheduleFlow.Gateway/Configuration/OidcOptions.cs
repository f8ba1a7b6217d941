using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>An OpenID Connect provider at which people sign in.</summary>
internal sealed record OidcOptions
{
    /// <summary>The provider's address; <c>/.well-known/openid-configuration</c> is below it.</summary>
    public required Uri Authority { get; init; }

    /// <summary>The provider's name for this server.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret with which this server proves its name; null: only PKCE. Never logged, never passed to a worker.</summary>
    public required string? ClientSecret { get; init; }

    /// <summary>The claim whose values are the keys of <see cref="Roles"/>. Default: <c>roles</c>.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The role for each value of the claim; the highest of several counts.</summary>
    public required ImmutableSortedDictionary<string, string> Roles { get; init; }

    /// <summary>The scopes that are requested besides <c>openid</c>. Default: <c>profile</c>.</summary>
    public required ImmutableArray<string> Scopes { get; init; }
}
