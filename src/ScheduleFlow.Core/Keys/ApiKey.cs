using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Core.Keys;

/// <summary>An API key as it is stored: of the key itself, only a salted hash is kept.</summary>
public sealed record ApiKey
{
    /// <summary>12 lower-case hexadecimal digits; public, and part of the key.</summary>
    public required string Id { get; init; }

    /// <summary>The name of its owner in the audit log (<see cref="ApiKeyNames"/>).</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The only verbs and areas that it may ask for (<see cref="ScopeNames"/>); empty: all that its role may.</summary>
    public ImmutableArray<string> Verbs { get; init; } = [];

    /// <summary>The ids of the only channels that it may work on; empty: all.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    public required DateTimeOffset Created { get; init; }

    /// <summary>It is refused from this time on; null: it does not expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked, from when on it is refused; null: it is not revoked.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>16 random bytes (<see cref="ApiKeyText.HashInput"/>).</summary>
    public required ImmutableArray<byte> Salt { get; init; }

    /// <summary>The SHA-256 of <see cref="ApiKeyText.HashInput"/>.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>Whether it is refused at this time: revoked or expired.</summary>
    public bool IsOver(DateTimeOffset now) => Revoked is not null || Expires <= now;
}
