using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>What may be known of one key: not its hash either. Instants are <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public abstract record KeyReply : Reply
{
    public required string Id { get; init; }

    /// <summary>What the audit log calls its owner.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The only verbs and areas that it may ask for; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ImmutableArray<string>? Verbs { get; init; }

    /// <summary>The ids of the only channels that it may work on; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ImmutableArray<string>? Channels { get; init; }

    /// <summary><c>valid</c>, <c>expired</c> or <c>revoked</c>.</summary>
    public required string State { get; init; }

    public required string Created { get; init; }

    /// <summary>From when on it is refused; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Expires { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Revoked { get; init; }
}
