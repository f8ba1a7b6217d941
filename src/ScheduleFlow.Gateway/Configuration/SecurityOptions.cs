namespace ScheduleFlow.Gateway.Configuration;

/// <summary>Who may do what.</summary>
internal sealed record SecurityOptions
{
    /// <summary>How long <see cref="AdminKey"/> must be outside Development.</summary>
    public const int MinAdminKeyLength = 32;

    /// <summary>What callers without a key may do. Default: <c>local</c> in Development, <c>none</c> elsewhere.</summary>
    public required AnonymousRights Anonymous { get; init; }

    /// <summary>Whether keys and passwords over plain HTTP from another machine are refused. Default: false.</summary>
    public required bool RequireHttps { get; init; }

    /// <summary>Whether new lines of the audit log are sent by OTLP. Default: false.</summary>
    public bool SendsAudit { get; init; }

    /// <summary>Where to report a vulnerability: a mailto:, https: or tel: address; null: nowhere is named.</summary>
    public string? Contact { get; init; }

    /// <summary>How long an unused session lasts. 1 minute to 7 days; default 12 hours.</summary>
    public required TimeSpan SessionIdle { get; init; }

    /// <summary>How long a session lasts at most. 1 minute to 90 days; default 7 days.</summary>
    public required TimeSpan SessionLife { get; init; }

    /// <summary>How many passwords or keys may be wrong before the caller must wait. 0 to 1,000, 0 for any number; default 5.</summary>
    public required int FreeAttempts { get; init; }

    /// <summary>The admin key (<c>ADMIN_API_KEY</c>), or null for none. Never logged, never handed to a worker.</summary>
    public required string? AdminKey { get; init; }
}
