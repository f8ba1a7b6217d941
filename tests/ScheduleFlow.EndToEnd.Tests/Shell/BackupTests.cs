namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class BackupTests : VerbTests
{
    private string Archive => Folder["station.tar.gz"];

    [Fact]
    public void What_was_backed_up_is_restored_elsewhere_and_reads_the_same()
    {
        Fill();

        var reply = Worker.Run("backup", Archive, "--now", Monday).MustSucceed();

        reply.Text("path").Should().Be(Archive);
        reply.Text("file").Should().Be("station.tar.gz");
        reply.Number("size").Should().Be((int)new FileInfo(Archive).Length);
        reply.Number("schedules").Should().Be(2);
        reply.Number("playlists").Should().Be(1);
        reply.Text("created").Should().Be(Monday);
        Bash.Run($"sha256sum < {Archive}", Folder.Path).Output.Should().StartWith(reply.Text("sha256"));

        var other = new Worker(Folder["other"]);
        var restored = other.Run("restore", Archive).MustSucceed();
        restored.GetProperty("restored").Number("schedules").Should().Be(2);
        restored.Text("created").Should().Be(Monday);
        restored.GetProperty("replaced").GetBoolean().Should().BeFalse();
        other.Run("list-schedules").Text.Should().Be(Worker.Run("list-schedules").Text);
        other.Run("export-all-schedules", "--format", "json", "--now", Monday).Output.Should().Equal(Worker.Run("export-all-schedules", "--format", "json", "--now", Monday).Output);
    }

    [Fact]
    public void Through_a_pipe_the_archive_is_all_that_is_written_and_tar_unpacks_a_data_folder()
    {
        Fill();

        var piped = Worker.Run("backup", "-", "--now", Monday);
        Worker.Run("backup", Archive, "--now", Monday).MustSucceed();
        File.ReadAllBytes(Archive).Should().Equal(piped.Output);
        Worker.Run("restore", "-", "--verify").MustFail(3, "parse_error");
        Worker.RunWith(piped.Output, "restore", "-", "--verify").MustSucceed().GetProperty("verified").Number("schedules").Should().Be(2);

        Directory.CreateDirectory(Folder["unpacked"]);
        Bash.Run("tar xzf ../station.tar.gz && sha256sum data/schedules/*.json && cat manifest.json", Folder["unpacked"]).ExitCode.Should().Be(0);
        new Worker(Folder["unpacked", "data"]).Run("list-schedules").Text.Should().Be(Worker.Run("list-schedules").Text);
    }

    [Fact]
    public void Nothing_is_overwritten_unless_one_says_so()
    {
        Fill();
        Worker.Run("backup", Archive).MustSucceed();

        Worker.Run("backup", Archive).MustFail(5, "conflict", "station.tar.gz").Text("hint").Should().Contain("--force");
        Worker.Run("backup", Archive, "--force").MustSucceed();
        Worker.Run("backup", Path.Combine(Worker.DataFolder, "b.tar.gz")).MustFail(3, "validation", "data folder");
        Worker.Run("restore", Archive).MustFail(5, "conflict", "not empty").Text("hint").Should().Contain("--replace");
        Worker.Run("restore", Archive, "--replace").MustSucceed().GetProperty("replaced").GetBoolean().Should().BeTrue();
        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(2);
    }

    [Fact]
    public void What_is_not_there_is_said_and_not_made()
    {
        Worker.Run("backup", Archive).MustFail(4, "file_not_found", Worker.DataFolder);
        Worker.Run("backup", "-").MustFail(4, "file_not_found");
        Worker.Run("restore", Archive).MustFail(4, "file_not_found", Archive);

        Directory.Exists(Worker.DataFolder).Should().BeFalse();
        File.Exists(Archive).Should().BeFalse();
    }

    [Fact]
    public void While_others_hold_the_store_a_backup_waits_and_then_gives_up()
    {
        Fill();
        using var held = new FileStream(Path.Combine(Worker.DataFolder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Worker.Run("backup", Archive).MustFail(6, "unavailable", "writing to the store");

        File.Exists(Archive).Should().BeFalse();
    }

    [Fact]
    public void A_full_disk_leaves_no_part_of_an_archive()
    {
        Fill();

        // A limit on the size of a file stands for the disk.
        var result = Bash.Run($"trap '' XFSZ; ulimit -f 1; exec scheduleflow backup {Archive}", Folder.Path, ("SCHEDULEFLOW_DATA", Worker.DataFolder), ("SCHEDULEFLOW_LOG", "off"));

        result.ExitCode.Should().Be(10, result.Output);
        result.Output.Should().Contain("disk_full").And.Contain("station.tar.gz");
        Directory.EnumerateFiles(Folder.Path, "*station*", new EnumerationOptions { AttributesToSkip = 0 }).Should().BeEmpty();
        Worker.Run("backup", Archive).MustSucceed();
    }

    private void Fill()
    {
        Import("with_gaps.json");
        Worker.Run("schedule-playlist", Demo("campus_library.m3u"), "--start", Monday, "--seed", "1").MustSucceed();
        Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed();
    }
}
