namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Who may do what.</summary>
internal sealed record SecurityOptions
{
    /// <summary>What callers without a key may do. Default: <c>local</c> in Development, <c>none</c> elsewhere.</summary>
    public required AnonymousRights Anonymous { get; init; }

    /// <summary>The admin key (<c>ADMIN_API_KEY</c>), or null for none. Never logged, never handed to a worker.</summary>
    public required string? AdminKey { get; init; }
}
