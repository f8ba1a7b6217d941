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

    /// <inheritdoc cref="KeyReply.State"/>
    public required string State { get; init; }

    public required string Created { get; init; }

    /// <inheritdoc cref="KeyReply.Expires"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Expires { get; init; }

    /// <inheritdoc cref="KeyReply.Revoked"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Revoked { get; init; }
}
