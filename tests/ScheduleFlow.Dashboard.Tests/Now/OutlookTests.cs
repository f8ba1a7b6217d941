using ScheduleFlow.Dashboard.Now;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Now;

public sealed class OutlookTests
{
    private static readonly DateTimeOffset Now = Wording.Parse("2026-12-07T12:00:00Z");
    private static readonly HashSet<string> None = [];

    [Fact]
    public void What_is_on_ends_when_the_next_one_begins()
    {
        var horizon = Of([At(-30, 0, "Before"), At(0, 60, "Now"), At(60, 90, "Next")]);

        var outlook = Outlook.Of(horizon, Now, None);

        outlook.OnAir!.Title.Should().Be("Now", "an end is not included, a start is");
        outlook.Next.Select(airing => airing.Title).Should().Equal("Next");
        outlook.Changes.Should().Be(Now.AddMinutes(60));
        outlook.Urgency.Should().Be(Urgency.Fine);
    }

    [Fact]
    public void Of_two_that_overlap_the_one_that_began_last_is_on()
    {
        Outlook.Of(Of([At(-60, 60, "First"), At(-10, 30, "Second")]), Now, None).OnAir!.Title.Should().Be("Second");
    }

    [Fact]
    public void A_gap_now_is_off_air_and_the_next_begin_is_known()
    {
        var outlook = Outlook.Of(Of([At(-60, -10, "Before"), At(20, 60, "Next")], gaps: [Gap(-10, 20)]), Now, None);

        outlook.OnAir.Should().BeNull();
        outlook.Urgency.Should().Be(Urgency.OffAir);
        outlook.Gaps.Should().BeEmpty("it is not ahead");
        outlook.RunsEmpty.Should().BeNull();
        outlook.Changes.Should().Be(Now.AddMinutes(20));
    }

    [Theory]
    [InlineData(59, Urgency.Soon, true)]
    [InlineData(61, Urgency.Watch, true)]
    [InlineData(24 * 60, Urgency.Watch, true)]
    [InlineData((24 * 60) + 1, Urgency.Fine, false)]
    public void It_runs_empty_where_nothing_comes_after(int minutes, Urgency urgency, bool withinADay)
    {
        var outlook = Outlook.Of(Of([At(-10, minutes, "Last")], gaps: [Gap(minutes, 48 * 60)]), Now, None);

        outlook.RunsEmpty.Should().Be(Now.AddMinutes(minutes));
        outlook.RunsEmptySoon(Now).Should().Be(withinADay);
        outlook.Urgency.Should().Be(urgency);
        outlook.Gaps.Should().BeEmpty("the end is no gap");
    }

    [Fact]
    public void Before_the_timeline_is_read_nothing_is_said_of_its_end()
    {
        var horizon = Of([At(-10, 20, "Now")]) with { IsWhole = false, To = Now.AddMinutes(20) };

        var outlook = Outlook.Of(horizon, Now, None);

        outlook.RunsEmpty.Should().BeNull();
        outlook.Changes.Should().Be(Now.AddMinutes(20));
    }

    [Theory]
    [InlineData(30, Urgency.Soon)]
    [InlineData(90, Urgency.Fine)]
    public void A_gap_within_the_hour_asks_for_attention(int minutes, Urgency urgency)
    {
        var horizon = Of([At(-10, minutes, "Now"), At(minutes + 5, 48 * 60, "Long")], gaps: [Gap(minutes, minutes + 5)]);

        var outlook = Outlook.Of(horizon, Now, None);

        outlook.Gaps.Should().ContainSingle().Which.Length.Should().Be(TimeSpan.FromMinutes(5));
        outlook.Urgency.Should().Be(urgency);
    }

    [Fact]
    public void A_dead_link_on_air_is_worse_than_one_ahead()
    {
        var horizon = Of([At(-10, 30, "Now"), At(30, 60, "Next"), At(-60, -10, "Over")]);

        Outlook.Of(horizon, Now, new HashSet<string> { Url("Now") }).Urgency.Should().Be(Urgency.Soon);
        Outlook.Of(horizon, Now, new HashSet<string> { Url("Next") }).Urgency.Should().Be(Urgency.Watch);
        Outlook.Of(horizon, Now, new HashSet<string> { Url("Over") }).Dead.Should().BeEmpty();
    }

    [Fact]
    public void An_overlap_that_is_over_is_not_ahead()
    {
        var horizon = Of([At(-10, 48 * 60, "Now")]) with
        {
            Conflicts = [(Gap(-30, -20), "A", "B"), (Gap(100, 110), "C", "D")],
        };

        var outlook = Outlook.Of(horizon, Now, None);

        outlook.Conflicts.Should().ContainSingle().Which.First.Should().Be("C");
        outlook.Urgency.Should().Be(Urgency.Watch);
    }

    [Fact]
    public void A_channel_without_anything_is_off_air_and_never_changes()
    {
        var outlook = Outlook.Of(new() { Events = [], To = DateTimeOffset.MinValue }, Now, None);

        outlook.Urgency.Should().Be(Urgency.OffAir);
        outlook.Changes.Should().Be(DateTimeOffset.MaxValue);
    }

    private static Horizon Of(Airing[] events, Stretch[]? gaps = null) => new()
    {
        IsWhole = true,
        To = Now.AddHours(48),
        Events = [.. events.OrderBy(airing => airing.Start)],
        Gaps = [.. gaps ?? []],
    };

    private static Airing At(int from, int to, string title) => new(Now.AddMinutes(from), Now.AddMinutes(to), title, null, Url(title));

    private static Stretch Gap(int from, int to) => new(Now.AddMinutes(from), Now.AddMinutes(to));

    private static string Url(string title) => $"https://media.example.edu/{title}.mp4";
}
