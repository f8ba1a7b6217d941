using System.Collections.Immutable;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>An OpenID Connect provider at which people sign in.</summary>
internal sealed record OidcOptions
{
    /// <summary>The provider's address, below which its <c>/.well-known/openid-configuration</c> lies.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the provider calls this server.</summary>
    public required string ClientId { get; init; }

    /// <summary>What this server proves that with; null: PKCE alone. Never logged, never handed to a worker.</summary>
    public required string? ClientSecret { get; init; }

    /// <summary>The claim whose values <see cref="Roles"/> knows. Default: <c>roles</c>.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>The role of each value of the claim; of several the highest counts.</summary>
    public required ImmutableSortedDictionary<string, string> Roles { get; init; }

    /// <summary>What the provider is asked for besides <c>openid</c>. Default: <c>profile</c>.</summary>
    public required ImmutableArray<string> Scopes { get; init; }
}
