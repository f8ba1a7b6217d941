using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for the whole store to be checked, and mended on request.</summary>
public sealed class DoctorRequest : Request<DoctorReply>
{
    public const string Verb = "doctor";

    private static readonly Option RepairOption = new("repair", "Mend what can be mended; without it nothing is changed")
    {
        Type = OptionType.Flag,
    };

    private static readonly Option SecurityOption = new(
        "security", "Also look at who may do what: modes of files, keys, the gateway's settings, the age of .NET")
    {
        Type = OptionType.Flag,
    };

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "Check the whole store, and mend it")
    {
        Options = [RepairOption, SecurityOption],
        IsChange = true,
        ReplyType = typeof(DoctorReply),
        Errors = [ErrorType.DiskFull],
        Examples = ["scheduleflow doctor --output table", "scheduleflow doctor --repair", "scheduleflow doctor --security --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DoctorReply> ReplyJson => DoctorJson.Default.DoctorReply;

    /// <summary>Whether to mend what can be mended.</summary>
    public bool Repair
    {
        get => Flag(RepairOption);
        init => Set(RepairOption, value);
    }

    /// <summary>Whether to look at who may do what as well.</summary>
    public bool Security
    {
        get => Flag(SecurityOption);
        init => Set(SecurityOption, value);
    }
}

/// <summary>What a check of the whole store looked at and found.</summary>
public sealed partial record DoctorReply : Reply
{
    /// <summary>Whether no problem is left: none was found, or all were mended. Findings of severity info do not count.</summary>
    public required bool Healthy { get; init; }

    public required CheckedRow Checked { get; init; }

    /// <summary>The first 1,000, the most important first.</summary>
    public required ImmutableArray<StoreFindingRow> Findings { get; init; }

    /// <summary>How many findings there are, listed or not.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them were mended.</summary>
    public required int Repaired { get; init; }

    /// <summary>Free space on the store's disk; omitted if the system does not say.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>The chain of the audit log's last line, to be kept elsewhere; omitted if the log is empty.</summary>
    public string? AuditHead { get; init; }

    /// <summary>Whether something was found, mended or not. Findings of severity info do not count.</summary>
    [JsonIgnore]
    public bool HasFindings { get; init; }

    [JsonIgnore]
    public override ExitCode Exit => HasFindings ? ExitCode.Findings : ExitCode.Done;
}

/// <summary>How much a check of the store read.</summary>
public sealed partial record CheckedRow
{
    public required int Schedules { get; init; }

    public required int Playlists { get; init; }

    /// <summary>Stored replies to requests with an idempotency key.</summary>
    public required int Replies { get; init; }

    /// <summary>Earlier revisions of schedules.</summary>
    public required int Revisions { get; init; }

    /// <summary>Revisions kept from before an overwrite.</summary>
    public required int Backups { get; init; }

    /// <summary>API keys, including revoked and expired ones.</summary>
    public required int Keys { get; init; }

    /// <summary>Users, also disabled ones.</summary>
    public required int Users { get; init; }

    public required int Channels { get; init; }

    public required int IndexLines { get; init; }

    public required int AuditLines { get; init; }

    /// <summary>Bytes of all documents and journals.</summary>
    public required long Bytes { get; init; }
}

/// <summary>Something that a check of the store found (docs/storage.md, "doctor").</summary>
public sealed partial record StoreFindingRow
{
    /// <summary>The rule, in kebab case; it does not change from version to version.</summary>
    public required string Id { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The file or folder, relative to the data folder; <c>.</c> is the folder itself.</summary>
    public required string Path { get; init; }

    /// <summary>What is wrong and, after a repair, what was done.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it, if the message does not say.</summary>
    public string? Remedy { get; init; }

    /// <summary>Whether a check with repair mends it.</summary>
    public required bool Repairable { get; init; }

    /// <summary>Whether it was mended just now.</summary>
    public required bool Repaired { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorReply))]
internal sealed partial class DoctorJson : JsonSerializerContext;
