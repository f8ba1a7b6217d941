using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Storage.Disks;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>A line of the audit log says which schedules and timelines changed, whoever made the change.</summary>
public sealed class AuditedChangesTests
{
    private readonly InMemoryDisk _disk = new();

    private FileStore Store => new("/data", Samples.Origin, _disk);

    [Theory]
    [MemberData(nameof(StoreChange.Names), MemberType = typeof(StoreChange))]
    public void What_a_change_says_of_schedules_is_what_it_does_to_them(string name)
    {
        var change = StoreChange.Named(name);
        change.Prepare(Store);
        var (before, lines) = (Schedules(), Entries().Length);

        change.Make(Store).Should().BeNull();

        var after = Schedules();
        var entry = Entries()[^(lines + 1)];
        var changed = before.Keys.Union(after.Keys).Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).ToList();
        entry.Changed.Any(noun => noun.StartsWith("schedules", StringComparison.Ordinal)).Should().Be(changed.Count > 0);
        if (entry.Changed.Contains(ChangedNouns.Schedules))
        {
            entry.Ids.Should().BeEquivalentTo(changed);
        }
    }

    [Fact]
    public void The_line_of_one_schedule_has_its_revision_and_that_of_several_has_none()
    {
        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();
        Store.Schedules.Replace(Samples.Schedule(1, "Replaced", revision: 2)).Problem.Should().BeNull();
        Store.Schedules.Add([Samples.Schedule(2), Samples.Schedule(3)]).Problem.Should().BeNull();

        Entries().Select(entry => entry.Revision).Should().Equal(null, 2, 1);
    }

    [Fact]
    public void A_schedule_that_is_added_is_on_no_timeline_yet()
    {
        Store.Schedules.Add([Samples.Schedule(1)]).Problem.Should().BeNull();

        Entries().Single().Changed.Should().Equal(ChangedNouns.Schedules);
    }

    [Fact]
    public void A_restore_that_also_takes_schedules_away_says_that_any_may_have_changed()
    {
        StoreChange.Named("restore").Prepare(Store);

        RestoredContent.Put(Store).Should().BeNull();

        Entries()[0].Changed.Should().Equal(ChangedNouns.AnySchedules, ChangedNouns.AnyTimelines);
    }

    [Fact]
    public void A_repair_says_that_any_may_have_changed()
    {
        Store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        _disk.WriteAt(new StorePaths("/data").Schedule(Samples.Id(1)), 0, "{"u8, flush: true);

        Store.Maintenance.Check(repair: true).Problem.Should().BeNull();

        Entries()[0].Changed.Should().Equal(ChangedNouns.AnySchedules, ChangedNouns.AnyTimelines);
    }

    [Fact]
    public void Channels_whose_timeline_changes_are_named()
    {
        var paths = new StorePaths("/data");
        using (var change = Core.Storage.Files.Commits.Change.Begin(_disk, paths, Samples.Origin, _ => { }))
        {
            change.Stage(paths.Schedule(Samples.Id(1)), output => output.Write("{}"u8));
            change.TryLock(TimeSpan.Zero).Should().BeTrue();
            change.Audit([Samples.Id(1).ToString()], revision: 7, channels: ["campus-tv", "lobby"]);
            change.Commit();
        }

        var entry = Entries().Single();
        entry.Changed.Should().Equal(ChangedNouns.Schedules, ChangedNouns.Timelines);
        entry.Channels.Should().Equal("campus-tv", "lobby");
        entry.Revision.Should().Be(7);
    }

    [Theory]
    [InlineData(false, ChangedNouns.Timelines)]
    [InlineData(true, ChangedNouns.AnyTimelines)]
    public void A_change_of_the_timelines_alone_says_so(bool isMigration, string noun)
    {
        var paths = new StorePaths("/data");
        using (var change = Core.Storage.Files.Commits.Change.Begin(_disk, paths, Samples.Origin, _ => { }))
        {
            change.Stage(paths.Timelines, output => output.Write("{}"u8));
            change.TryLock(TimeSpan.Zero).Should().BeTrue();
            change.Audit([Samples.Id(1).ToString()], channels: isMigration ? null : ["lobby"]);
            change.Commit();
        }

        Entries().Single().Changed.Should().Equal(noun);
    }

    private AuditEntry[] Entries() => [.. Store.Audit.List(new AuditQuery(1_000, null, null)).Value.Entries];

    private Dictionary<string, string> Schedules() => Store.Schedules.List(new ScheduleQuery(1_000, null, null)).Value.Schedules
        .ToDictionary(summary => summary.Id.ToString(), summary => Convert.ToHexString(_disk.ReadAll(new StorePaths("/data").Schedule(summary.Id))));
}
