using ScheduleFlow.Core.Keys;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class FileStoreWindowTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void There_is_no_stamp_before_a_change_has_settled_and_another_one_after_each_change()
    {
        Store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();

        Stamp(StampScope.Schedules, After(0)).Should().BeNull("a second change in the same moment could not be told from the first");
        var before = Stamp(StampScope.Schedules, After(10));
        before.Should().NotBeNull().And.Be(Stamp(StampScope.Schedules, After(20)));

        Store.Schedules.Add([Samples.Schedule(3)]).Problem.Should().BeNull();
        Stamp(StampScope.Schedules, After(10)).Should().NotBeNull().And.NotBe(before);
    }

    [Fact]
    public void A_schedule_that_is_not_there_or_whose_id_is_none_has_no_stamp()
    {
        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();

        Stamp(StampScope.Schedule(Samples.Id(1).ToString()), After(10)).Should().NotBeNull();
        Stamp(StampScope.Schedule(Samples.Id(2).ToString()), After(10)).Should().BeNull();
        Stamp(StampScope.Schedule("../index"), After(10)).Should().BeNull();
    }

    [Fact]
    public void A_schedule_has_another_stamp_once_the_settings_are_others_as_an_export_is_in_the_stores_zone()
    {
        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        var before = Stamp(StampScope.Schedule(Samples.Id(1).ToString()), After(10));

        Store.Settings.Change<string>(settings => (settings with { Zone = "Europe/Berlin" }, "set"), _ => ["station.zone"]).Problem.Should().BeNull();

        Stamp(StampScope.Schedule(Samples.Id(1).ToString()), After(0)).Should().BeNull();
        Stamp(StampScope.Schedule(Samples.Id(1).ToString()), After(10)).Should().NotBeNull().And.NotBe(before);
    }

    [Fact]
    public void Nothing_has_a_stamp_while_a_change_is_being_applied()
    {
        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        _folder.Write("data/channels.json", "{}");
        _folder.Write("data/.commit", "{}");

        StampScope[] scopes = [StampScope.Schedules, StampScope.Schedule(Samples.Id(1).ToString()), StampScope.Channels, StampScope.Guide];
        foreach (var scope in scopes)
        {
            Stamp(scope, After(10)).Should().BeNull();
        }
    }

    [Fact]
    public void Channels_have_a_stamp_of_their_own_and_a_guide_that_of_the_schedules_too()
    {
        _folder.Write("data/channels.json", "{}");
        Stamp(StampScope.Channels, After(10)).Should().NotBeNull();
        Stamp(StampScope.Guide, After(10)).Should().BeNull("there are no schedules");

        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        var before = Stamp(StampScope.Guide, After(10));
        Store.Schedules.Add([Samples.Schedule(2)]).Problem.Should().BeNull();
        Stamp(StampScope.Guide, After(10)).Should().NotBeNull().And.NotBe(before);
    }

    [Fact]
    public void The_keys_are_those_of_the_store_and_each_change_of_them_has_another_stamp()
    {
        Window().KeyStamp().Should().BeNull();
        Window().ReadKeys().Should().Match<KeySnapshot>(snapshot => snapshot.Keys.IsEmpty && snapshot.Failure == null);

        Store.Keys.Add(Samples.Key(1), Samples.Origin.Now).Problem.Should().BeNull();
        var before = Window().KeyStamp();
        before.Should().NotBeNull();
        Store.Keys.Add(Samples.Key(2), Samples.Origin.Now).Problem.Should().BeNull();

        Window().KeyStamp().Should().NotBeNull().And.NotBe(before);
        Window().ReadKeys().Keys.Select(key => key.Id).Should().Equal(Samples.Key(1).Id, Samples.Key(2).Id);
    }

    [Theory]
    [InlineData("{\"version\":1,\"keys\":[", "JSON")]
    [InlineData("{\"version\":99,\"keys\":[]}", "A newer ScheduleFlow wrote it.")]
    public void Keys_that_cannot_be_read_open_no_door(string text, string failure)
    {
        var path = _folder.Write($"data/{ApiKeyFile.Name}", text);

        var snapshot = Window().ReadKeys();
        snapshot.Keys.Should().BeEmpty();
        snapshot.Failure.Should().NotBeNullOrEmpty().And.Contain(failure);
        snapshot.Place.Should().Be(path);
    }

    [Fact]
    public void A_page_is_found_by_its_name_and_can_be_read()
    {
        _folder.Write("data/generated_pages/media/a.mp4", "movie");

        var page = Window().FindPage("media/a.mp4");
        page.Should().NotBeNull();
        page.Length.Should().Be(5);
        using var text = new StreamReader(page.Open());
        text.ReadToEnd().Should().Be("movie");
    }

    [Fact]
    public void Nothing_is_found_that_is_hidden_or_empty_or_elsewhere_or_no_file()
    {
        _folder.Write("data/secret.html", "secret");
        _folder.Write("data/generated_pages/.hidden.html", "hidden");
        _folder.Write("data/generated_pages/.git/config.html", "hidden");
        _folder.Write("data/generated_pages/empty.html", "");
        _folder.Write("data/generated_pages/folder/a.html", "page");
        string[] paths =
        [
            "", ".hidden.html", ".git/config.html", "empty.html", "folder", "folder/", "../secret.html", "folder/../a.html",
            "a\0.html", "a:b", "..\\secret.html",
        ];
        foreach (var path in paths)
        {
            Window().FindPage(path).Should().BeNull(path);
        }
    }

    [Fact]
    public void Neither_a_link_nor_a_pipe_is_found()
    {
        Requires.That(!OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        _folder.Write("data/secret.html", "secret");
        _folder.Write("data/generated_pages/a.html", "page");
        Bash.Run("ln -s ../secret.html link.html && ln -s .. linked && mkfifo pipe.html", _folder["data", "generated_pages"])
            .ExitCode.Should().Be(0);

        foreach (var path in new[] { "link.html", "linked/secret.html", "pipe.html" })
        {
            Window().FindPage(path).Should().BeNull(path);
        }
    }

    private FileStore Store => new(_folder["data"], Samples.Origin);

    private DateTimeOffset After(double seconds) => new DateTimeOffset(
        Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc),
        TimeSpan.Zero).AddSeconds(seconds);

    private FileStoreWindow Window(DateTimeOffset now = default) => new(_folder["data"], new At(now));

    private string? Stamp(StampScope scope, DateTimeOffset now) => Window(now).Stamp(scope);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
