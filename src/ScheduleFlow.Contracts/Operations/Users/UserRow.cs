using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Users;

/// <summary>What may be known of one user: nothing of the password. Instants are <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
public sealed partial record UserRow
{
    /// <summary>What one signs in with, and what the audit log calls one.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public required string Role { get; init; }

    /// <summary><c>active</c> or <c>disabled</c>.</summary>
    public required string State { get; init; }

    public required string Created { get; init; }

    /// <summary>When the password was set last.</summary>
    public required string PasswordSet { get; init; }

    /// <summary>Since when sign-in is refused; null: it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Disabled { get; init; }
}
