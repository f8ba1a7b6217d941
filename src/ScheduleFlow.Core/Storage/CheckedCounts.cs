namespace ScheduleFlow.Core.Storage;

/// <summary>How much a check of the store read.</summary>
internal sealed record CheckedCounts
{
    public int Schedules { get; init; }

    public int Playlists { get; init; }

    /// <summary>Kept replies.</summary>
    public int Replies { get; init; }

    /// <summary>Earlier revisions of schedules.</summary>
    public int Revisions { get; init; }

    /// <summary>Documents kept from before an overwrite.</summary>
    public int Backups { get; init; }

    /// <summary>API keys, including revoked and expired ones.</summary>
    public int Keys { get; init; }

    /// <summary>Users, the disabled ones too.</summary>
    public int Users { get; init; }

    public int Channels { get; init; }

    public int IndexLines { get; init; }

    public int AuditLines { get; init; }

    /// <summary>What the next line of the audit log will be tied to: it says which lines there are; null: none.</summary>
    public string? AuditHead { get; init; }

    /// <summary>Bytes of all documents and journals.</summary>
    public long Bytes { get; init; }
}
