using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Who may do what.</summary>
internal sealed record SecurityOptions
{
    /// <summary>
    /// What callers without a key may do: none, viewer or editor; null to decide by where they call from. Default:
    /// editor on loopback, none elsewhere.
    /// </summary>
    public required Role? Anonymous { get; init; }

    /// <summary>The admin key (<c>ADMIN_API_KEY</c>), or null for none. Never logged, never handed to a worker.</summary>
    public required string? AdminKey { get; init; }
}
