using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for all that is stored at one moment, in one archive.</summary>
public sealed class BackupRequest : Request<BackupReply>
{
    public const string Verb = "backup";

    private static readonly Option FileOption = new(
        "file",
        "The archive to write (.tar.gz), outside the data folder, or - for standard output; default: one in its backups/, named by time")
    {
        IsOperand = true,
        Reach = OptionReach.Shell,
    };

    private static readonly Option ForceOption = new("force", "Replace FILE if it exists")
    {
        Type = OptionType.Flag,
        Reach = OptionReach.Shell,
    };

    private static readonly Operation Declaration = new(
        Verb, Area.Maintenance, "Write all that is stored into one archive, while others work")
    {
        Options = [FileOption, ForceOption],
        Routes =
        [
            new("POST", "/api/backups", Role.Admin)
            {
                IsChange = true,
                Created = "/api/backups/{file}",
                Summary = "Make a backup in the data folder's backups/",
            },
        ],
        ReplyType = typeof(BackupReply),
        Errors = [ErrorType.FileNotFound, ErrorType.Conflict, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow backup /mnt/backup/station.tar.gz",
            "scheduleflow backup",
            "scheduleflow backup - | ssh backup.example.edu 'cat > station.tar.gz'",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<BackupReply> ReplyJson => BackupJson.Default.BackupReply;

    public override bool WritesDocument => Text(FileOption) == "-";

    /// <summary>The archive, or <c>-</c>; null: a new one in the data folder's <c>backups/</c>.</summary>
    public string? File
    {
        get => Text(FileOption);
        init => Set(FileOption, value);
    }

    /// <summary>Whether the file may exist; then it is replaced.</summary>
    public bool Force
    {
        get => Flag(ForceOption);
        init => Set(ForceOption, value);
    }
}

/// <summary>A backup that was written to a file.</summary>
public sealed partial record BackupReply : Reply
{
    /// <summary>The file as the caller named it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name without folders.</summary>
    public required string File { get; init; }

    /// <summary>The size of the archive, in bytes.</summary>
    public required long Size { get; init; }

    public required int Files { get; init; }

    /// <summary>The size of the files in it, in bytes.</summary>
    public required long Bytes { get; init; }

    public required int Schedules { get; init; }

    public required int Playlists { get; init; }

    public required string Created { get; init; }

    /// <summary>The archive's SHA-256, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What is damaged, or missing from the backup.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BackupReply))]
internal sealed partial class BackupJson : JsonSerializerContext;
