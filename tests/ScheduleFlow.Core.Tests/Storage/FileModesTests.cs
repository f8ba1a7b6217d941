using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Operations.Archives;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class FileModesTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    private readonly TempFolder _folder = new();

    public FileModesTests()
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes");
        var store = new FileStore(Data, Samples.Origin);
        store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)], StoreChange.Kept).Problem.Should().BeNull();
        store.Playlists.Add(Samples.Playlist(4), new NamedContent("list.json", output => output.Write("[]"u8))).Problem.Should().BeNull();
        store.Pages.Write("lobby.html", output => output.Write("<p/>"u8)).Problem.Should().BeNull();
        store.Keys.Add(Samples.Key(1), Samples.Origin.Now).Problem.Should().BeNull();
        store.Settings.Change<string>(settings => (settings with { }, "x"), _ => ["x"]).Problem.Should().BeNull();
        store.Settings.Change<string>(settings => (settings with { }, "x"), _ => ["x"]).Problem.Should().BeNull();
        new FileGatewayNotes(Data).Keep(SecurityChecksTests.Note).Should().BeNull();
    }

    private string Data => _folder["data"];

    private FileStore Store => new(Data, Samples.Origin);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_file_of_a_store_is_for_every_user_and_the_private_ones_are_for_their_owner_alone()
    {
        foreach (var path in All())
        {
            (Mode(path) & (Others | UnixFileMode.GroupWrite)).Should().Be(UnixFileMode.None, path);
        }

        foreach (var name in new[] { "keys.json", "config.json", "config.json.bak", "audit.jsonl", ".gateway.json" })
        {
            (Mode(Path.Combine(Data, name)) & (Group | Others)).Should().Be(UnixFileMode.None, name);
        }

        Mode(Path.Combine(Data, "schedules", "index.jsonl")).Should().HaveFlag(UnixFileMode.UserRead);
    }

    [Fact]
    public void A_backup_is_for_its_owner_alone_and_what_a_person_exports_is_as_their_umask_says()
    {
        Backup.ToFile(_folder["b.tar.gz"], force: false, BackupSample.Context(Data)).Problem.Should().BeNull();
        DurableFile.Write(_folder["guide.xml"], output => output.Write("<tv/>"u8));
        File.WriteAllText(_folder["mine.xml"], "<tv/>");

        Mode(_folder["b.tar.gz"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Mode(_folder["guide.xml"]).Should().Be(Mode(_folder["mine.xml"]));
    }

    [Fact]
    public void A_log_is_for_its_owner_alone_and_so_is_its_folder()
    {
        LogFile.Append(_folder["logs", "x.log"], "line\n"u8, LogRoll.Default).Should().BeTrue();

        Mode(_folder["logs", "x.log"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (Mode(_folder["logs"]) & (Group | Others)).Should().Be(UnixFileMode.None);
    }

    [Fact]
    public void A_store_made_with_open_modes_is_reported_and_mended()
    {
        var log = _folder["x.log"];
        File.WriteAllText(log, "");
        File.WriteAllText(log + ".1", "");
        new FileGatewayNotes(Data).Keep(SecurityChecksTests.Note with { Logs = [log] }).Should().BeNull();
        foreach (var path in All().Append(log).Append(log + ".1"))
        {
            SetMode(path, Mode(path) | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        }

        var found = Store.Maintenance.Check(repair: false, security: true).Value;
        found.Findings.Where(finding => finding.Id == "private-file-open").Select(finding => finding.Path)
            .Should().Contain(["keys.json", "config.json", "config.json.bak", "audit.jsonl", ".gateway.json", "../x.log", "../x.log.1"]);
        found.Findings.Should().Contain(finding => finding.Id == "file-open").And.Contain(finding => finding.Id == "folder-open");
        found.Findings.Should().OnlyContain(finding => !finding.Id.EndsWith("-open", StringComparison.Ordinal) || finding.Remedy != null || finding.Id == "keys-open");
        Store.Maintenance.Check(repair: false).Value.Findings.Select(finding => finding.Id).Should().NotContain("file-open", "only --security asks");

        Store.Maintenance.Check(repair: true, security: true).Problem.Should().BeNull();

        Store.Maintenance.Check(repair: false, security: true).Value.Findings.Select(finding => finding.Id)
            .Should().NotContain(["private-file-open", "file-open", "folder-open", "keys-open"]);
        No_file_of_a_store_is_for_every_user_and_the_private_ones_are_for_their_owner_alone();
        Store.Audit.List(new AuditQuery(1, null, null)).Value.Entries.Single().Action.Should().Be("mode_set");
    }

    private IEnumerable<string> All() => Directory.EnumerateFileSystemEntries(Data, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Append(Data);

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
