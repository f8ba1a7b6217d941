using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for the backups in the data folder.</summary>
public sealed class ListBackupsRequest : Request<ListBackupsReply>
{
    public const string Verb = "list-backups";

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "List the backups in the data folder, the newest first")
    {
        Routes = [new("GET", "/api/backups", Role.Admin)],
        ReplyType = typeof(ListBackupsReply),
        Examples = ["scheduleflow list-backups --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListBackupsReply> ReplyJson => ListBackupsJson.Default.ListBackupsReply;
}

/// <summary>The backups that there are.</summary>
public sealed partial record ListBackupsReply : Reply
{
    public required ImmutableArray<BackupRow> Backups { get; init; }

    public required int Count { get; init; }
}

/// <summary>A backup in the data folder.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">When it was written.</param>
public sealed partial record BackupRow(string Name, long Size, string Modified);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListBackupsReply))]
internal sealed partial class ListBackupsJson : JsonSerializerContext;
