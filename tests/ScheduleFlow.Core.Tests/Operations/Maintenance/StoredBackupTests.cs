using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Operations.Archives;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Maintenance;

/// <summary>Backups that are kept in the data folder.</summary>
public sealed class StoredBackupTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public StoredBackupTests() => BackupSample.Fill(Data);

    private string Data => _folder["data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_without_a_file_is_made_in_the_data_folder_listed_and_written_out_as_it_is()
    {
        var made = Make();

        var listed = ListBackups.Run(new ListBackupsRequest(), Context()).Value;
        listed.Backups.Select(backup => (backup.Name, backup.Size)).Should().Equal((made.File, made.Size));
        using var output = new MemoryStream();
        var context = Context() with { Outside = new Surroundings { OpenOutput = () => output } };
        ExportBackup.Run(new ExportBackupRequest { Name = made.File }, context).Problem.Should().BeNull();
        output.ToArray().Should().Equal(File.ReadAllBytes(PathOf(made.File)));
        BackupSample.Restored(PathOf(made.File), _folder["other"]).Problem.Should().BeNull();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(PathOf(made.File)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void No_backup_holds_the_backups_and_a_restore_leaves_them()
    {
        var made = Make();
        var archive = _folder["b.tar.gz"];
        Backup.ToFile(archive, force: false, Context()).Problem.Should().BeNull();

        BackupSample.Manifest(File.ReadAllBytes(archive)).Files.Should().NotContain(file => file.Path.StartsWith("backups/", StringComparison.Ordinal));
        BackupSample.Restored(archive, Data, RestoreMode.Replace).Problem.Should().BeNull();
        File.Exists(PathOf(made.File)).Should().BeTrue();
        Backup.Run(new BackupRequest(), Context()).Problem!.Type.Should().Be(ErrorType.Conflict, "there is one of this second already");
    }

    [Fact]
    public void A_deleted_backup_is_gone_and_the_audit_log_says_so()
    {
        var made = Make();

        DeleteBackup.Run(new DeleteBackupRequest { Name = made.File }, Context()).Value.Deleted.Should().Be(made.File);

        ListBackups.Run(new ListBackupsRequest(), Context()).Value.Count.Should().Be(0);
        Context().Store.Audit.List(new AuditQuery(1, null, null)).Value.Entries[0].Ids.Should().Equal($"backups/{made.File}");
    }

    [Theory]
    [InlineData("none.tar.gz")]
    [InlineData("../keys.json")]
    [InlineData("../b.tar.gz")]
    [InlineData("keys.json")]
    [InlineData(".tar.gz")]
    [InlineData("")]
    public void What_is_no_name_of_a_backup_is_not_found(string name)
    {
        Make();
        File.WriteAllText(_folder["data", "b.tar.gz"], "");

        DeleteBackup.Run(new DeleteBackupRequest { Name = name }, Context()).Problem!.Type.Should().Be(ErrorType.NotFound);
        ExportBackup.Run(new ExportBackupRequest { Name = name }, Context()).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    private BackupReply Make() => (BackupReply)Backup.Run(new BackupRequest(), Context()).Value;

    private string PathOf(string name) => Path.Combine(Data, "backups", name);

    private OperationContext Context() => BackupSample.Context(Data);
}
