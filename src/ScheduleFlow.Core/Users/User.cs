using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Users;

/// <summary>Somebody who signs in with a name and a password: of the password, only a slow, salted hash is kept.</summary>
public sealed record User
{
    /// <summary>The name for sign-in and in the audit log (<see cref="ApiKeyNames"/>). Case is ignored.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public required string Role { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When the password was set last.</summary>
    public required DateTimeOffset PasswordSet { get; init; }

    /// <summary>When the user was disabled, from when on sign-in is refused; null: it is not.</summary>
    public DateTimeOffset? Disabled { get; init; }

    /// <summary>
    /// 32 lower-case hexadecimal digits, which change with the password, role or state. A session carries those of its
    /// sign-in, and ends when they differ.
    /// </summary>
    public required string Stamp { get; init; }

    /// <summary>The password as <see cref="PasswordHash"/> writes it.</summary>
    public required string Hash { get; init; }

    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
