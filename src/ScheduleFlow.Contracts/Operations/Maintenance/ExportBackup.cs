namespace ScheduleFlow.Contracts.Operations.Maintenance;

/// <summary>Asks for a backup in the data folder, as it is.</summary>
public sealed class ExportBackupRequest : Request
{
    public const string Verb = "export-backup";

    private static readonly Operation Declaration = new(Verb, Area.Maintenance, "Write a backup of the data folder to standard output")
    {
        Options = [BackupOptions.Name],
        Routes =
        [
            new("GET", "/api/backups/{name}", Role.Admin)
            {
                Reply = ReplyForm.Document,
                MediaType = "application/gzip",
                Summary = "Download a backup",
            },
        ],
        Reply = ReplyForm.Document,
        Errors = [ErrorType.NotFound],
        Examples = ["scheduleflow export-backup backup-20261130T234000Z.tar.gz > station.tar.gz"],
    };

    public override Operation Operation => Declaration;

    public string Name
    {
        get => Required(BackupOptions.Name);
        init => Set(BackupOptions.Name, value);
    }
}
