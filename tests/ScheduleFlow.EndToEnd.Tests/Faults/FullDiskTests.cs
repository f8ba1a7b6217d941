using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Faults.Crashes;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// A disk with room for no page, for one, for two … until the change fits: so it fills up at every point of the change.
/// Each time the answer is <c>disk_full</c>, and the store is as it was and can be read.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    private const int MaxUnits = 64;
    private const string Items = """{"items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""";

    private readonly SmallDisk _disk = SmallDisk.Create();
    private readonly Worker _worker;
    private readonly string _schedule;

    public FullDiskTests()
    {
        _worker = new Worker(Path.Combine(_disk.Path, "data")) { Log = "off" };
        _schedule = _worker.RunWith(Week(), "import-schedule", "-").MustSucceed().Text("schedule_id");
        _worker.RunWith(Items, "import-playlist", "-", "--name", "before").MustSucceed();
        _worker.RunWith(Small.Links(3), "schedule-playlist", "-", "--start", "2027-03-27T22:00:00Z", "--hours", "1").MustSucceed();
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "import-schedule - --name fits", Week() },
        { "import-schedule - --name fits --idempotency-key k", Week() },
        { "import-schedule - --name fits --replace {id} --if-revision 1", Week() },
        { "delete-schedule {id}", "" },
        { "delete-all-schedules --confirm DELETE_ALL_SCHEDULES", "" },
        { "schedule-playlist - --start 2027-03-28T00:00:00Z --hours 48 --cooldown 1", Small.Links(50) },
        { "import-playlist - --name fits", Items },
        { "save-playlist - --filename evening.m3u", Items },
        { "export-schedule {id} --format xml --export-name week.xml", "" },
        { "export-schedule {id} --format xml --output {disk}/out/week.xml", "" },
        { "export-all-schedules --format json --export-name all.json", "" },
    };

    public void Dispose() => _disk.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_disk_that_fills_up_leaves_the_store_as_it_was(string verb, string input)
    {
        var args = verb.Replace("{id}", _schedule, StringComparison.Ordinal).Replace("{disk}", _disk.Path, StringComparison.Ordinal).Split(' ');
        var before = StoreState.Of(_worker.DataFolder);
        var list = _worker.Run("list-schedules").Text;
        var refusals = 0;
        for (var units = 0; ; units++)
        {
            units.Should().BeLessThan(MaxUnits, "some room is enough");
            var result = _disk.LeaveRoomFor(units, _worker).RunWith(input, args);
            if (result.ExitCode == 0)
            {
                break;
            }

            result.MustFail(10, "disk_full", _disk.Path);
            refusals++;
            StoreState.Of(_worker.DataFolder).Should().Be(before, "with room for {0} nothing was changed", units);
            Directory.EnumerateFiles(_disk.Path, ".*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
            _worker.Run("list-schedules").Text.Should().Be(list);
            _worker.Run("show-schedule", _schedule).MustSucceed();
        }

        refusals.Should().BePositive("a full disk is full");
        MustBeDone(args);
        _disk.MakeRoom();
        _worker.RunWith(Small.Json, "import-schedule", "-", "--name", "after").MustSucceed();
        StrayFiles().Should().BeEmpty();
        MustBeDone(args);
        _worker.Run("list-schedules", "--name", "after").MustSucceed().Number("count").Should().Be(1);
    }

    [Fact]
    public void A_first_import_onto_a_full_disk_leaves_nothing()
    {
        var elsewhere = new Worker(Path.Combine(_disk.Path, "station", "data")) { Log = "off" };

        _disk.LeaveRoomFor(0, elsewhere).RunWith(Small.Json, "import-schedule", "-").MustFail(10, "disk_full", elsewhere.DataFolder);

        StoreState.Of(elsewhere.DataFolder).Should().BeEmpty();
        elsewhere.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);
        _disk.MakeRoom();
        elsewhere.RunWith(Small.Json, "import-schedule", "-").MustSucceed();
    }

    // Also where the disk is still full: a change that was answered with success is there, finished or not.
    private void MustBeDone(string[] args)
    {
        var shown = _worker.Run("show-schedule", _schedule);
        switch (args[0])
        {
            case "delete-schedule" or "delete-all-schedules":
                shown.MustFail(4, "not_found");
                break;
            case "import-schedule" when args.Contains("--replace"):
                shown.MustSucceed().Number("revision").Should().Be(2);
                break;
            case "import-schedule":
                _worker.Run("list-schedules", "--name", "fits").MustSucceed().Number("count").Should().Be(1);
                break;
            case "schedule-playlist":
                _worker.Run("list-schedules", "--name", "Playlist from 2027-03-28").MustSucceed().Number("count").Should().Be(1);
                break;
            case "import-playlist" or "save-playlist":
                _worker.Run("list-playlists").MustSucceed().Number("count").Should().Be(2);
                break;
            default:
                new FileInfo(Directory.EnumerateFiles(_disk.Path, args[^1].Split('/')[^1], SearchOption.AllDirectories).Single()).Length.Should().BePositive();
                break;
        }
    }

    private IEnumerable<string> StrayFiles() => StoreInspection.LeftOver(_worker.DataFolder);

    // Some pages long, so that a file may go in by halves.
    private static string Week() =>
        $$"""{"name":"Week","events":[{{string.Join(',', Enumerable.Range(0, 60).Select(hour => $$"""{"title":"Harbour News, edition {{hour}}","start":"2027-03-{{26 + (hour / 24):00}}T{{hour % 24:00}}:00:00Z","duration":3600}"""))}}]}""";
}
