using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>What is published, and what becomes of its history.</summary>
public sealed class TimelineStoreTests
{
    private const string Channel = "one";
    private const long Year = KeptHistory.MaxDays * 86_400L;

    private readonly InMemoryDisk _disk = new();

    private static readonly StorePaths Paths = new("/data");

    public static TheoryData<string> Odd => ["UPPER", "Ünïcode", "a/b", "..", "con.", "", new string('l', 65), "~a", "1st"];

    [Fact]
    public void A_publication_covers_the_span_of_its_schedule_and_goes_with_it()
    {
        Add(Samples.Calendar(1, ("a", 0), ("b", 100)));
        Publish(1);

        Timeline().Last!.Span.Should().Be(new TimeWindow(At(0), At(110)));

        Store().Schedules.Replace(Samples.Calendar(1, ("a", 50), ("b", 300)) with { Revision = 2 }).Problem.Should().BeNull();
        Timeline().Last!.Span.Should().Be(new TimeWindow(At(50), At(310)));

        Store().Schedules.Delete(Samples.Id(1)).Problem.Should().BeNull();
        Timeline().IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("unpublish")]
    [InlineData("delete")]
    [InlineData("delete all")]
    [InlineData("only another")]
    [InlineData("remove the channel")]
    public void What_was_on_air_is_kept_when_its_publication_leaves_and_what_was_not_is_not(string how)
    {
        Add(Samples.Calendar(1, ("a", 0), ("b", 10), ("a", 20), ("a", 100)));
        Add(Samples.Calendar(2, ("x", 1000)));
        AddChannel();
        Publish(1);
        var store = Store(20);

        (how switch
        {
            "unpublish" => Change(store, timeline => timeline.Unpublish(Samples.Id(1))),
            "delete" => store.Schedules.Delete(Samples.Id(1)).Problem,
            "delete all" => store.Schedules.DeleteAll().Problem,
            "only another" => ChangeChannels(store, list => list with { Channels = [list.Channels[0] with { Schedule = Samples.Id(2) }] }),
            _ => ChangeChannels(store, list => list with { Channels = [] }),
        }).Should().BeNull();

        Kept().Select(play => (play.Url, play.Start - Events.Origin, play.State)).Should().Equal(
            ("a", 0L, PlayState.Planned), ("b", 10L, PlayState.Planned), ("a", 20L, PlayState.Planned));
        Store().Timelines.LoadHistory("other").Value.Plays.Should().BeEmpty();
    }

    [Fact]
    public void What_another_publication_covered_was_not_on_air()
    {
        Add(Samples.Calendar(1, ("a", 0), ("b", 10), ("c", 20)));
        Add(Samples.Calendar(2, ("x", 10)));
        Publish(1);
        Publish(2);

        Change(Store(100), timeline => timeline.Unpublish(Samples.Id(1))).Should().BeNull();

        Kept().Select(play => play.Url).Should().Equal("a", "c");
    }

    [Fact]
    public void Publishing_again_keeps_nothing_as_nothing_leaves()
    {
        Add(Samples.Calendar(1, ("a", 0)));
        Publish(1);

        Change(Store(100), timeline => timeline.Publish(new Publication { Schedule = Samples.Id(1), From = At(5), Published = At(100) })).Should().BeNull();

        Kept().Should().BeEmpty();
        Timeline().Publications.Should().ContainSingle();
    }

    [Fact]
    public void What_was_on_air_longer_ago_than_any_cooldown_lasts_is_dropped_with_the_next_play()
    {
        Record(0, new KeptPlay("old", At(0), PlayState.Aired), new KeptPlay("older", At(-Year), PlayState.Aired), new KeptPlay("too old", At(-Year - 1), PlayState.Aired));
        Kept().Select(play => play.Url).Should().Equal("older", "old");

        Record(Year + 1, new KeptPlay("new", At(Year), PlayState.Aired));

        Kept().Select(play => play.Url).Should().Equal("new");
    }

    [Fact]
    public void Plays_that_are_known_or_too_old_are_no_change()
    {
        Record(0, new KeptPlay("a", At(0), PlayState.Aired));
        var revision = Store().Timelines.LoadHistory(Channel).Value.Revision;
        var audit = _disk.Length(Paths.Audit);

        Record(0, new KeptPlay("a", At(0), PlayState.Aired), new KeptPlay("b", At(-Year - 1), PlayState.Aired));

        Store().Timelines.LoadHistory(Channel).Value.Revision.Should().Be(revision);
        _disk.Length(Paths.Audit).Should().Be(audit);
    }

    [Fact]
    public void An_as_run_log_takes_the_place_of_the_planned_starts_that_it_names()
    {
        Add(Samples.Calendar(1, ("a", 0), ("b", 10), ("c", 20)));
        Publish(1);
        Change(Store(15), timeline => timeline.Unpublish(Samples.Id(1))).Should().BeNull();
        Record(
            30,
            new KeptPlay("a", At(2), PlayState.Aired, Planned: At(0)),
            new KeptPlay("b", At(10), PlayState.Missed),
            new KeptPlay("z", At(12), PlayState.Aired));

        var plays = ChannelPlays.Of([], Store().Timelines.LoadHistory(Channel).Value);

        plays.Should().BeEquivalentTo([("a", At(2)), ("z", At(12))]);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void The_file_of_a_history_has_a_name_that_every_system_takes_and_no_other_channel_has(string channel)
    {
        var path = Paths.History(channel);

        Path.GetDirectoryName(path).Should().Be(Paths.Histories);
        Path.GetFileName(path).Should().MatchRegex("^~[0-9a-f]{32}\\.json$");
        Odd.Select(other => Paths.History(other.Data)).Should().OnlyHaveUniqueItems();
        Store().Timelines.Record(channel, [new KeptPlay("a", At(0), PlayState.Aired)]).Problem.Should().BeNull();
        Store().Timelines.LoadHistory(channel).Value.Plays.Should().ContainSingle();
        Store().Maintenance.Check(repair: false).Value.Findings.Should().BeEmpty();
    }

    [Fact]
    public void The_file_of_a_plain_channel_has_its_name() => Paths.History("news-24_hd").Should().EndWith("history/news-24_hd.json");

    [Fact]
    public void A_channel_that_gets_other_names_shows_the_lane_of_a_guide_that_has_them()
    {
        Add(Samples.Schedule(1) with
        {
            Events = [Events.At(0, 10) with { Channel = "x" }, Events.At(50, 90) with { Channel = "y" }],
        });
        AddChannel(channel => channel with { TvgId = "x", Schedule = Samples.Id(1) });
        Timeline().Last!.Span.Should().Be(new TimeWindow(At(0), At(10)));

        ChangeChannels(Store(), list => list with { Channels = [list.Channels[0] with { TvgId = "y" }] }).Should().BeNull();

        Timeline().Last!.Span.Should().Be(new TimeWindow(At(50), At(90)));
    }

    [Fact]
    public void A_channel_that_is_removed_keeps_what_it_showed_of_a_guide()
    {
        Add(Samples.Schedule(1) with
        {
            Events = [Events.At(0, 10) with { Channel = "x", MediaUrl = "a" }, Events.At(0, 10) with { Channel = "y", MediaUrl = "b" }],
        });
        AddChannel(channel => channel with { TvgId = "x", Schedule = Samples.Id(1) });

        ChangeChannels(Store(100), list => list with { Channels = [] }).Should().BeNull();

        Kept().Select(play => play.Url).Should().Equal("a");
    }

    [Fact]
    public void A_schedule_of_which_an_earlier_revision_was_restored_is_measured_anew()
    {
        Add(Samples.Calendar(1, ("a", 0)));
        Publish(1);
        Store().Schedules.Replace(Samples.Calendar(1, ("a", 50), ("b", 300)) with { Revision = 2 }).Problem.Should().BeNull();
        _disk.WriteAt(Paths.Schedule(Samples.Id(1)), 0, "damaged"u8.ToArray(), flush: true);

        Store().Schedules.Load(Samples.Id(1)).Value.Revision.Should().Be(1);

        Timeline().Last!.Span.Should().Be(new TimeWindow(At(0), At(10)));
    }

    [Fact]
    public void A_schedule_that_a_channel_is_given_is_its_only_one_and_none_leaves_it_without()
    {
        Add(Samples.Schedule(1));
        Add(Samples.Schedule(2));
        Add(Samples.Schedule(3));
        AddChannel();
        Publish(1);
        Publish(2);

        ChangeChannels(Store(), list => list with { Channels = [list.Channels[0] with { Schedule = Samples.Id(3), ScheduleChannel = null }] }).Should().BeNull();
        Timeline().Publications.Select(publication => publication.Schedule).Should().Equal(Samples.Id(3));

        ChangeChannels(Store(), list => list with { Channels = [list.Channels[0] with { Schedule = null }] }).Should().BeNull();
        Timeline().IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_change_of_something_else_of_a_channel_leaves_its_timeline()
    {
        Add(Samples.Schedule(1));
        Add(Samples.Schedule(2));
        AddChannel();
        Publish(1);
        Publish(2);
        var revision = Store().Timelines.Load().Value.Revision;

        ChangeChannels(Store(), list => list with { Channels = [list.Channels[0] with { Name = "Another name" }] }).Should().BeNull();

        Store().Timelines.Load().Value.Revision.Should().Be(revision);
        Timeline().Publications.Should().HaveCount(2);
        Store().Channels.Load().Value.Channels[0].Schedule.Should().Be(Samples.Id(2));
    }

    [Theory]
    [InlineData("the timeline")]
    [InlineData("a schedule")]
    [InlineData("the history")]
    [InlineData("another channel")]
    public void A_calendar_that_was_made_from_what_has_changed_since_is_refused_and_nothing_is_stored(string what)
    {
        Add(Samples.Calendar(1, ("a", 0)));
        Add(Samples.Calendar(2, ("b", 0)));
        Publish(1);
        var basis = Samples.PlaceOf(Store(), Channel).Basis with
        {
            Timelines = Store().Timelines.Load().Value.Revision,
            Schedules = [(Samples.Id(1), 1), (Samples.Id(2), 1), (Samples.Id(9), null)],
        };
        (what switch
        {
            "the timeline" => Change(Store(), timeline => timeline.Unpublish(Samples.Id(1))),
            "a schedule" => Store().Schedules.Replace(Samples.Calendar(2, ("c", 0)) with { Revision = 2 }).Problem,
            "the history" => Store().Timelines.Record(Channel, [new KeptPlay("a", At(0), PlayState.Missed)]).Problem,
            _ => Change(Store(), timeline => timeline.Publish(new Publication { Schedule = Samples.Id(2), Published = At(0) }), "other"),
        }).Should().BeNull();

        var problem = Store().Schedules.AddCalendar(Samples.Calendar(3, ("a", 500)), new CalendarPlace(basis, Publishes: true)).Problem!;

        (problem.Type, problem.Reason).Should().Be((ErrorType.Conflict, ProblemReason.HistoryChanged));
        Store().Schedules.Load(Samples.Id(3)).Problem!.Type.Should().Be(ErrorType.NotFound);
        var fresh = Samples.PlaceOf(Store(), Channel);
        Store().Schedules.AddCalendar(Samples.Calendar(3, ("a", 500)), fresh).Problem.Should().BeNull();
    }

    [Fact]
    public void A_draft_is_on_no_timeline_and_in_no_history()
    {
        var place = Samples.PlaceOf(Store(), Channel) with { Publishes = false };
        Store().Schedules.AddCalendar(Samples.Calendar(1, ("a", 0)), place).Problem.Should().BeNull();

        Store(100).Schedules.Delete(Samples.Id(1)).Problem.Should().BeNull();

        Kept().Should().BeEmpty();
    }

    private static Instant At(long seconds) => Events.Origin.PlusSeconds(seconds);

    private FileStore Store(long at = 0) => new(Paths.Root, Samples.Origin with { Now = At(at) }, _disk);

    private ChannelTimeline Timeline() => Store().Timelines.Load().Value.Of(Channel);

    private ImmutableArray<KeptPlay> Kept() => Store().Timelines.LoadHistory(Channel).Value.Plays;

    private void Add(Schedule schedule) => Store().Schedules.Add([schedule]).Problem.Should().BeNull();

    private void Publish(int schedule) =>
        Change(Store(), timeline => timeline.Publish(new Publication { Schedule = Samples.Id(schedule), Published = At(0) })).Should().BeNull();

    private void Record(long at, params KeptPlay[] plays) => Store(at).Timelines.Record(Channel, plays).Problem.Should().BeNull();

    private void AddChannel(Func<Channel, Channel>? change = null)
    {
        var channel = new Channel { Id = Channel, Name = "One", Url = "https://media.example.edu/1", Added = At(0), Updated = At(0) };
        ChangeChannels(Store(), list => list with { Channels = [change?.Invoke(channel) ?? channel] }).Should().BeNull();
    }

    private static Problem? Change(FileStore store, Func<ChannelTimeline, ChannelTimeline> change, string channel = Channel) =>
        store.Timelines.Change<string>(all => (all.With(change(all.Of(channel))), ""), _ => []).Problem;

    private static Problem? ChangeChannels(FileStore store, Func<ChannelList, ChannelList> change) =>
        store.Channels.Change<ChannelList>(list => change(list) is var changed ? (changed, changed) : default, _ => [Channel]).Problem;
}
