using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Tests.Calendar;

/// <summary>What is dragged comes to rest on edges first, and on the clock else.</summary>
public sealed class SnappingTests
{
    private static readonly TimeSpan Reach = TimeSpan.FromMinutes(4);

    [Theory]
    [InlineData("2026-12-07T20:01:10Z", "2026-12-07T20:00:00Z")]
    [InlineData("2026-12-07T20:02:30Z", "2026-12-07T20:05:00Z")]
    [InlineData("2026-12-07T23:59:00Z", "2026-12-08T00:00:00Z")]
    public void Where_nothing_is_near_it_is_the_nearest_five_minutes(string at, string expected) =>
        Snapping.Start(Days.At(at), TimeSpan.FromHours(1), [], Reach).Should().Be(Days.At(expected));

    [Fact]
    public void It_begins_where_another_one_ends() =>
        Snapping.Start(Days.At("2026-12-07T20:03:00Z"), TimeSpan.FromHours(1), [Days.At("2026-12-07T20:01:37Z")], Reach)
            .Should().Be(Days.At("2026-12-07T20:01:37Z"));

    [Fact]
    public void It_ends_where_another_one_begins() =>
        Snapping.Start(Days.At("2026-12-07T20:03:00Z"), TimeSpan.FromHours(1), [Days.At("2026-12-07T21:04:12Z")], Reach)
            .Should().Be(Days.At("2026-12-07T20:04:12Z"));

    [Fact]
    public void The_nearer_edge_wins() =>
        Snapping.Edge(Days.At("2026-12-07T20:02:00Z"), [Days.At("2026-12-07T19:59:00Z"), Days.At("2026-12-07T20:03:00Z")], Reach)
            .Should().Be(Days.At("2026-12-07T20:03:00Z"));

    [Fact]
    public void An_edge_that_is_too_far_does_not_attract() =>
        Snapping.Edge(Days.At("2026-12-07T20:06:00Z"), [Days.At("2026-12-07T20:01:37Z")], Reach).Should().Be(Days.At("2026-12-07T20:05:00Z"));
}
