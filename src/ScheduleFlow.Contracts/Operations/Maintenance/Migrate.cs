using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for the whole store to be migrated to this program's schema.</summary>
public sealed class MigrateRequest : Request<MigrateReply>
{
    public const string Verb = "migrate";

    private static readonly Option DryRunOption = new("dry-run", "Say what would be changed, and change nothing")
    {
        Type = OptionType.Flag,
    };

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "Bring older stored files to this version's schema")
    {
        Options = [DryRunOption],
        IsChange = true,
        ReplyType = typeof(MigrateReply),
        Errors = [ErrorType.DiskFull],
        Examples = ["scheduleflow migrate --dry-run --output table", "scheduleflow migrate"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<MigrateReply> ReplyJson => MigrateJson.Default.MigrateReply;

    /// <summary>Whether only to say what would be done.</summary>
    public bool DryRun
    {
        get => Flag(DryRunOption);
        init => Set(DryRunOption, value);
    }
}

/// <summary>What a migration did, or would do.</summary>
public sealed partial record MigrateReply : Reply
{
    public required bool DryRun { get; init; }

    /// <summary>How many documents had an older schema.</summary>
    public required int Migrated { get; init; }

    /// <summary>How many needed nothing.</summary>
    public required int Current { get; init; }

    /// <summary>How many were written by a newer program; they stay as they are.</summary>
    public required int Newer { get; init; }

    /// <summary>The first 1,000 of the older ones.</summary>
    public required ImmutableArray<MigratedRow> Documents { get; init; }

    /// <summary>What could not be migrated, and what the store noticed.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>A document that was, or would be, migrated.</summary>
/// <param name="Path">Its file, relative to the store.</param>
/// <param name="From">The schema version that it had.</param>
/// <param name="To">The schema version that it has now.</param>
public sealed partial record MigratedRow(string Path, long From, long To);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MigrateReply))]
internal sealed partial class MigrateJson : JsonSerializerContext;
