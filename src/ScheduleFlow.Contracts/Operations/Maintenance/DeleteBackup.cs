using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for a backup in the data folder to be deleted.</summary>
public sealed class DeleteBackupRequest : Request<DeleteBackupReply>
{
    public const string Verb = "delete-backup";

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "Delete a backup in the data folder")
    {
        Options = [BackupOptions.Name],
        Routes = [new("DELETE", "/api/backups/{name}", Role.Admin)],
        IsChange = true,
        ReplyType = typeof(DeleteBackupReply),
        Errors = [ErrorType.NotFound, ErrorType.DiskFull],
        Examples = ["scheduleflow delete-backup backup-20261130T234000Z.tar.gz"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DeleteBackupReply> ReplyJson => DeleteBackupJson.Default.DeleteBackupReply;

    public string Name
    {
        get => Required(BackupOptions.Name);
        init => Set(BackupOptions.Name, value);
    }
}

/// <summary>The backup that is gone.</summary>
public sealed partial record DeleteBackupReply : Reply
{
    /// <summary>Its name.</summary>
    public required string Deleted { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeleteBackupReply))]
internal sealed partial class DeleteBackupJson : JsonSerializerContext;
