using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Users;

/// <summary>Somebody who signs in with a name and a password: all that is known of the password is a slow, salted hash.</summary>
public sealed record User
{
    /// <summary>What one signs in with, and what the audit log calls one (<see cref="ApiKeyNames"/>). Case does not tell users apart.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public required string Role { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When the password was set last.</summary>
    public required DateTimeOffset PasswordSet { get; init; }

    /// <summary>Since when sign-in is refused; null: it is not.</summary>
    public DateTimeOffset? Disabled { get; init; }

    /// <summary>
    /// 32 lower-case hexadecimal digits, others after each change of password, role or state: a session carries those of
    /// its sign-in, and ends when they are others.
    /// </summary>
    public required string Stamp { get; init; }

    /// <summary>The password as <see cref="PasswordHash"/> writes it.</summary>
    public required string Hash { get; init; }

    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
