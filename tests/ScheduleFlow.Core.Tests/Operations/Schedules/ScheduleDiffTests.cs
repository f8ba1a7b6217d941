using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

public sealed class ScheduleDiffTests
{
    private static readonly Instant Origin = new(1_764_000_000);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 200)];

    [Fact]
    public void A_schedule_does_not_differ_from_itself()
    {
        var diff = ScheduleDiff.Between([Event("A", 0), Event("B", 10)], [Event("A", 0), Event("B", 10)]);

        diff.IsEmpty.Should().BeTrue();
        diff.Unchanged.Should().Be(2);
    }

    [Fact]
    public void Ids_are_not_compared()
        => ScheduleDiff.Between([Event("A", 0)], [Event("A", 0) with { Id = "other" }]).IsEmpty.Should().BeTrue();

    [Fact]
    public void Two_that_changed_places_have_moved()
    {
        var diff = ScheduleDiff.Between([Event("A", 0), Event("B", 10)], [Event("B", 0), Event("A", 10)]);

        diff.Moved.Select(change => (change.Before.Title, Minutes(change.Before), Minutes(change.After))).Should().Equal(("A", 0, 10), ("B", 10, 0));
        diff.Changed.Should().BeEmpty();
    }

    [Fact]
    public void What_kept_its_title_and_start_has_changed_where_a_field_differs()
    {
        var before = Event("A", 0) with { Category = "News" };
        var after = Event("A", 0, length: 20) with { MediaUrl = "a.mp4" };

        var change = ScheduleDiff.Between([before], [after]).Changed.Should().ContainSingle().Subject;

        change.Fields().Should().Be(new EventChanges
        {
            End = new FieldChange(before.Window.End.ToString(), after.Window.End.ToString()),
            Url = new FieldChange(null, "a.mp4"),
            Category = new FieldChange("News", null),
        });
    }

    [Fact]
    public void What_took_the_place_of_another_has_changed_its_title()
        => ScheduleDiff.Between([Event("A", 0)], [Event("B", 0)]).Changed.Should().ContainSingle()
            .Which.Fields().Should().Be(new EventChanges { Title = new FieldChange("A", "B") });

    [Fact]
    public void Of_several_with_a_title_the_one_with_the_same_media_has_moved()
    {
        var diff = ScheduleDiff.Between(
            [Event("Film", 0) with { MediaUrl = "one.mp4" }, Event("Film", 10) with { MediaUrl = "two.mp4" }],
            [Event("Film", 20) with { MediaUrl = "two.mp4" }, Event("Film", 30) with { MediaUrl = "one.mp4" }]);

        diff.Moved.Should().HaveCount(2).And.OnlyContain(change => change.Before.MediaUrl == change.After.MediaUrl);
    }

    [Fact]
    public void Nothing_moves_from_one_channel_to_another()
    {
        var diff = ScheduleDiff.Between([Event("A", 0) with { Channel = "1" }], [Event("A", 0) with { Channel = "2" }]);

        diff.Added.Should().ContainSingle();
        diff.Removed.Should().ContainSingle();
    }

    [Fact]
    public void Of_twins_each_is_paired_once()
    {
        var diff = ScheduleDiff.Between([Event("A", 0), Event("A", 0)], [Event("A", 0)]);

        diff.Unchanged.Should().Be(1);
        diff.Removed.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_differs_each_event_is_told_of_once_and_the_other_way_round_is_the_mirror(int seed)
    {
        var random = new Random(seed);
        var (before, after) = (Events(random), Events(random));

        var diff = ScheduleDiff.Between(before, after);
        var back = ScheduleDiff.Between(after, before);

        (diff.Unchanged + diff.Changed.Length + diff.Moved.Length + diff.Removed.Length).Should().Be(before.Length);
        (diff.Unchanged + diff.Changed.Length + diff.Moved.Length + diff.Added.Length).Should().Be(after.Length);
        diff.Moved.All(change => change.Before.Title == change.After.Title && change.Before.Window.Start != change.After.Window.Start).Should().BeTrue();
        diff.Changed.All(change => change.Before.Window.Start == change.After.Window.Start).Should().BeTrue();
        (back.Unchanged, back.Changed.Length, back.Moved.Length, back.Removed.Length, back.Added.Length)
            .Should().Be((diff.Unchanged, diff.Changed.Length, diff.Moved.Length, diff.Added.Length, diff.Removed.Length));
    }

    // Few titles, times and channels, so that much goes together.
    private static ImmutableArray<ScheduleEvent> Events(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(40)).Select(_ => Event("ABCD"[random.Next(4)].ToString(), random.Next(8), 1 + random.Next(2)) with
        {
            Channel = random.Next(3) == 0 ? "1" : null,
            MediaUrl = random.Next(3) == 0 ? "a.mp4" : null,
        }).OrderBy(item => item.Window.Start),
    ];

    private static int Minutes(ScheduleEvent item) => (int)((item.Window.Start.UnixSeconds - Origin.UnixSeconds) / 60);

    private static ScheduleEvent Event(string title, int minute, int length = 10) => new()
    {
        Id = $"{title}{minute}",
        Title = title,
        Window = new TimeWindow(Origin.PlusSeconds(minute * 60), Origin.PlusSeconds((minute + length) * 60)),
    };
}
