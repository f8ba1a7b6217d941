using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>A key in a list; its fields are those of <see cref="KeyReply"/>.</summary>
public sealed partial record KeyRow
{
    public required string Id { get; init; }

    /// <inheritdoc cref="KeyReply.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="KeyReply.Role"/>
    public required string Role { get; init; }

    /// <inheritdoc cref="KeyReply.Verbs"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ImmutableArray<string>? Verbs { get; init; }

    /// <inheritdoc cref="KeyReply.Channels"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ImmutableArray<string>? Channels { get; init; }

    /// <inheritdoc cref="KeyReply.State"/>
    public required string State { get; init; }

    public required string Created { get; init; }

    /// <inheritdoc cref="KeyReply.Expires"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Expires { get; init; }

    /// <inheritdoc cref="KeyReply.Revoked"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Revoked { get; init; }

    /// <summary>When a gateway last let it in, to the minute or so; null: never, as far as is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? LastUsed { get; init; }
}
