using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Operations.Maintenance;

/// <summary>A store of an older version shows the same before it is migrated, after that, and at any point between.</summary>
public sealed class OlderStoreTests
{
    private static readonly StorePaths Paths = OlderStore.Paths;

    private readonly InMemoryDisk _disk = OlderStore.Make();

    public static TheoryData<string> Changes =>
        ["migrate", "import", "fill", "rename a channel", "add a channel", "publish", "record", "delete a calendar", "replace a calendar"];

    [Fact]
    public void It_is_read_as_it_is()
    {
        NowOn(_disk, 0).Should().Equal("plain First", "guided Y 1");
        NowOn(_disk, 1.5).Should().Equal("plain Second", "guided Y 2");
        Store(_disk).Timelines.Load().Value.Channels.Values.SelectMany(timeline => timeline.Publications.Select(publication => (timeline.Channel, publication.Schedule))).Should().Equal(
            ("Elsewhere", Samples.Id(OlderStore.PlannedElsewhere)),
            ("default", Samples.Id(OlderStore.Filled)),
            ("default", Samples.Id(OlderStore.FilledLater)),
            ("guided", Samples.Id(OlderStore.Guide)),
            ("plain", Samples.Id(OlderStore.Plain)));
        Kept(_disk).Should().Equal("c -30", "c -20", "gone -10");
        _disk.Exists(Paths.Timelines).Should().BeFalse("a reader writes nothing");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Its_first_change_whatever_it_is_leaves_the_rest_as_it_was(string change)
    {
        var before = Look(_disk);

        Make(change, _disk).Should().BeNull();

        _disk.Exists(Paths.Timelines).Should().Be(change != "import", "an import alone is on no timeline");
        _disk.Exists(Paths.CooldownHistory).Should().Be(change == "import");
        Look(_disk).Should().Be(before);
        Make("migrate", _disk).Should().BeNull();
        Look(_disk).Should().Be(before);
        var findings = Store(_disk).Maintenance.Check(repair: false).Value.Findings;
        findings.Should().BeEmpty();
    }

    [Fact]
    public void A_dry_run_says_what_a_migration_would_do_and_does_nothing()
    {
        var files = Files(_disk);

        var would = Store(_disk).Maintenance.Migrate(dryRun: true).Value;

        Files(_disk).Should().Equal(files);
        would.Documents.Select(document => document.Path).Should().BeEquivalentTo(
            "timelines.json", "channels.json", $"schedules/{Samples.Id(OlderStore.Plain)}.json");
        Store(_disk).Maintenance.Migrate(dryRun: false).Value.Documents.Should().BeEquivalentTo(would.Documents);
        Store(_disk).Maintenance.Migrate(dryRun: false).Value.Migrated.Should().Be(0);
        Encoding.UTF8.GetString(_disk.ReadAll(Paths.Channels)).Should().StartWith("{\"version\":2,");
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("rename a channel")]
    [InlineData("record")]
    [InlineData("delete a calendar")]
    public void Cut_off_at_any_point_it_shows_the_same(string change)
    {
        var before = Look(_disk);
        for (var failAt = 1; ; failAt++)
        {
            var disk = _disk.Copy();
            var faulty = new FaultyDisk(disk, failAt, isCrash: true);
            Make(change, faulty);
            disk.CutPower(failAt);

            var because = $"{change}, cut off at operation {failAt} ({faulty.FailedOperation})";
            Look(disk).Should().Be(before, because);
            Make("migrate", disk).Should().BeNull(because);
            Look(disk).Should().Be(before, because);
            if (!faulty.HasFailed)
            {
                return;
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backup_of_it_is_restored_and_shows_the_same(bool replaces)
    {
        var disk = replaces ? OlderStore.Make() : new InMemoryDisk();
        if (replaces)
        {
            // What its own version has done since must not show through.
            Make("migrate", disk).Should().BeNull();
            Make("delete a calendar", disk).Should().BeNull();
            Store(disk).Timelines.Record(ChannelTimeline.DefaultChannel, [new KeptPlay("a", OlderStore.At(20), PlayState.Aired)]).Problem.Should().BeNull();
            Store(disk).Schedules.Delete(Samples.Id(OlderStore.Plain)).Problem.Should().BeNull();
        }

        using (var restoration = Store(disk).Maintenance.BeginRestoration(replaces ? RestoreMode.Replace : RestoreMode.IntoEmpty, withAccess: false).Value)
        {
            foreach (var path in _disk.Files.Select(Paths.Relative).Where(path => !path.Contains("/.", StringComparison.Ordinal) && path[0] != '.' && path != "schedules/index.jsonl"))
            {
                restoration.Add(path, isReadable: true, new MemoryStream(_disk.ReadAll(Paths.Absolute(path)))).Problem.Should().BeNull();
            }

            restoration.Commit().Problem.Should().BeNull();
        }

        disk.Exists(Paths.Timelines).Should().BeFalse();
        Look(disk).Should().Be(Look(_disk));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_damaged_history_of_it_is_put_aside_and_its_backup_counts(bool hasBackup)
    {
        if (hasBackup)
        {
            OlderStore.Write(_disk, StorePaths.Backup(Paths.CooldownHistory), Encoding.UTF8.GetString(_disk.ReadAll(Paths.CooldownHistory)));
        }

        OlderStore.Write(_disk, Paths.CooldownHistory, "{\"version\":1,");
        var guide = Guide(_disk);
        var store = Store(_disk);

        store.Maintenance.Migrate(dryRun: false).Problem.Should().BeNull();

        store.Notices.Should().ContainSingle().Which.Should().Contain("cooldown_history.json.corrupt-");
        Kept(_disk).Should().Equal(hasBackup ? ["c -30", "c -20", "gone -10"] : []);
        Guide(_disk).Should().Be(guide);
        Store(_disk).Timelines.Load().Value.Of("default").Publications.Should().HaveCount(2, "the calendars are there");
    }

    [Fact]
    public void A_damaged_list_of_channels_is_recovered_before_anything_follows_from_it()
    {
        OlderStore.Write(_disk, StorePaths.Backup(Paths.Channels), Encoding.UTF8.GetString(_disk.ReadAll(Paths.Channels)));
        OlderStore.Write(_disk, Paths.Channels, "{\"version\":1,");

        Store(_disk).Timelines.Change<string>(all => (all.Without(new HashSet<ScheduleId> { Samples.Id(OlderStore.Filled) }), ""), _ => [])
            .Problem!.Type.Should().Be(ErrorType.StoreCorrupt, "nobody knows what the channels show");

        NowOn(_disk, 0).Should().Equal("plain First", "guided Y 1");
        Make("migrate", _disk).Should().BeNull();
        NowOn(_disk, 0).Should().Equal("plain First", "guided Y 1");
    }

    private static Problem? Make(string change, Core.Files.IDisk disk)
    {
        var store = Store(disk);
        return change switch
        {
            "migrate" => store.Maintenance.Migrate(dryRun: false).Problem,
            "import" => store.Schedules.Add([Samples.Schedule(20)]).Problem,
            "fill" => store.Schedules.AddCalendar(Samples.Calendar(20, ("z", 900_000)), new CalendarPlace(new CalendarBasis { Timeline = new ChannelTimeline("new", []) }, Publishes: true)).Problem,
            "rename a channel" => ChangeChannels(store, list => list with { Channels = list.Channels.SetItem(2, list.Channels[2] with { Number = "7" }) }),
            "add a channel" => ChangeChannels(store, list => list with { Channels = list.Channels.Add(list.Channels[2] with { Id = "z", Name = "Z" }) }),
            "publish" => store.Timelines.Change<string>(all => (all.With(all.Of("new").Publish(new Publication { Schedule = Samples.Id(OlderStore.PlannedForPlain), Published = OlderStore.At(0) })), ""), _ => []).Problem,
            "record" => store.Timelines.Record("new", [new KeptPlay("z", OlderStore.At(0), PlayState.Aired)]).Problem,
            "delete a calendar" => store.Schedules.Delete(Samples.Id(OlderStore.PlannedElsewhere)).Problem,
            _ => store.Schedules.Replace(Samples.Schedule(OlderStore.PlannedElsewhere, "Elsewhere", revision: 2) with { Source = Schedule.PlannedSource }).Problem,
        };
    }

    private static Problem? ChangeChannels(FileStore store, Func<ChannelList, ChannelList> change) =>
        store.Channels.Change<ChannelList>(list => change(list) is var changed ? (changed, changed) : default, _ => ["without"]).Problem;

    // What its users see, besides what is changed here: the guide, what is on, which schedules channels have, and what a fill keeps away from.
    private static string Look(InMemoryDisk disk)
    {
        var filled = disk.Copy();
        var reply = (SchedulePlaylistReply)SchedulePlaylist.Run(
            new SchedulePlaylistRequest
            {
                Links = """{"name":"Pool","items":["a","b","c","d","e","f","gone","new 1","new 2"]}""",
                Start = OlderStore.At(20).ToString(),
                Hours = 6,
                Slot = 60,
                Cooldown = 48,
                NoShuffle = true,
                Seed = 1,
            },
            Context(filled, 0)).Value;
        var calendar = Store(filled).Schedules.Load(ScheduleId.TryParse(reply.ScheduleId, out var id) ? id : default).Value;
        return string.Join('\n',
            [
                Guide(disk), .. NowOn(disk, -1), .. NowOn(disk, 0), .. NowOn(disk, 1.5), .. Kept(disk),
                .. Store(disk).Channels.Load().Value.Channels.Where(channel => channel.Id != "z").Select(channel => $"{channel.Id} {channel.Schedule} {channel.ScheduleChannel}"),
                string.Join(' ', calendar.Events.Select(item => item.MediaUrl)), $"{reply.Cooldown.Violations} {reply.Cooldown.AchievedMinHours}",
            ]);
    }

    private static string Guide(InMemoryDisk disk)
    {
        var text = Encoding.UTF8.GetString(Replies.Document(Context(disk, 0), context => ExportGuide.Run(new ExportGuideRequest(), context)));
        return string.Join('\n', text.Split('\n').Where(line => line.Contains("<programme", StringComparison.Ordinal) || line.Contains("<title", StringComparison.Ordinal)));
    }

    private static List<string> NowOn(InMemoryDisk disk, double hour) =>
    [
        .. Now.Run(new NowRequest(), Context(disk, hour)).Value.Channels
            .Select(row => $"{row.Id} {row.Now?.Title}"),
    ];

    private static List<string> Kept(InMemoryDisk disk) =>
    [
        .. Store(disk).Timelines.LoadHistory(ChannelTimeline.DefaultChannel).Value.Plays
            .Select(play => $"{play.Url} {(play.Start - OlderStore.At(0)) / 3600}"),
    ];

    private static List<string> Files(InMemoryDisk disk) =>
        [.. disk.Files.Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(disk.ReadAll(path))}")];

    private static OperationContext Context(InMemoryDisk disk, double hour) =>
        new() { Store = Store(disk), Now = OlderStore.At(hour), Entropy = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) };

    private static FileStore Store(Core.Files.IDisk disk) => new(Paths.Root, Samples.Origin, disk);
}
