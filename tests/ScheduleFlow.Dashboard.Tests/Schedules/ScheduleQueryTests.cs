using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Schedules;

namespace ScheduleFlow.Dashboard.Tests.Schedules;

public sealed class ScheduleQueryTests
{
    private static readonly ScheduleRow[] Rows =
    [
        Row("a1", "Week 50", 30, "2026-12-07T00:00:00Z", conflicts: 0, gaps: 4, "campus"),
        Row("b2", "week 49", 10, "2026-11-30T00:00:00Z", conflicts: 2, gaps: 0),
        Row("c3", "Advent", 20, "2026-12-20T00:00:00Z", conflicts: 0, gaps: 0, "campus", "lobby"),
    ];

    [Fact]
    public void Without_a_wish_all_stand_in_the_order_of_import() =>
        Ids(new ScheduleQuery()).Should().Equal("a1", "b2", "c3");

    [Theory]
    [InlineData("WEEK", "a1 b2")]
    [InlineData("week 49", "b2")]
    [InlineData("49 week", "b2")]
    [InlineData("c3", "c3")]
    [InlineData("nothing", "")]
    [InlineData("  ", "a1 b2 c3")]
    public void All_words_are_looked_for_in_the_name_or_at_the_beginning_of_the_id(string search, string expected) =>
        string.Join(' ', Ids(new ScheduleQuery { Search = search })).Should().Be(expected);

    [Theory]
    [InlineData(ScheduleQuery.Draft, null, "b2")]
    [InlineData(ScheduleQuery.Published, null, "a1 c3")]
    [InlineData(null, "lobby", "c3")]
    [InlineData(ScheduleQuery.Draft, "lobby", "")]
    public void Drafts_and_channels_are_told_apart(string? state, string? channel, string expected) =>
        string.Join(' ', Ids(new ScheduleQuery { State = state, Channel = channel })).Should().Be(expected);

    [Theory]
    [InlineData(ScheduleColumn.Name, "c3 b2 a1")]
    [InlineData(ScheduleColumn.Events, "b2 c3 a1")]
    [InlineData(ScheduleColumn.Start, "b2 a1 c3")]
    [InlineData(ScheduleColumn.Findings, "c3 a1 b2")]
    [InlineData(ScheduleColumn.State, "b2 a1 c3")]
    public void Each_column_sorts(ScheduleColumn column, string expected) =>
        string.Join(' ', Ids(new ScheduleQuery { Sort = column })).Should().Be(expected);

    [Fact]
    public void The_other_way_round_the_last_is_first()
    {
        Ids(new ScheduleQuery { Sort = ScheduleColumn.Events, IsDescending = true }).Should().Equal("a1", "c3", "b2");
        Ids(new ScheduleQuery { IsDescending = true }).Should().Equal("c3", "b2", "a1");
    }

    private static IEnumerable<string> Ids(ScheduleQuery query) => query.Of(Rows).Select(row => row.Id);

    private static ScheduleRow Row(string id, string name, int events, string start, long conflicts, int gaps, params string[] channels) => new()
    {
        Id = id,
        Revision = 1,
        Name = name,
        Source = "json",
        Events = events,
        Imported = start,
        Start = start,
        End = start,
        EventsRead = events,
        DuplicatesRemoved = 0,
        ConflictsDetected = conflicts,
        GapsDetected = gaps,
        PublishedOn = [.. channels],
    };
}
