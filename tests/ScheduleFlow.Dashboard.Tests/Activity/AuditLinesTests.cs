using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Dashboard.Activity;

namespace ScheduleFlow.Dashboard.Tests.Activity;

public sealed class AuditLinesTests
{
    [Fact]
    public void New_lines_come_in_front_and_what_was_read_stays()
    {
        var lines = AuditLines.Of(Page("next", "3", "2")).With(Page(null, "1"));

        var after = lines.WithNewest(Page("other", "5", "4", "3", "2"));

        Requests(after).Should().Equal("5", "4", "3", "2", "1");
        after.Next.Should().BeNull("the older lines were read already");
    }

    [Fact]
    public void Without_new_lines_nothing_changes()
    {
        var lines = AuditLines.Of(Page("next", "3", "2", "1"));

        lines.WithNewest(Page("next", "3", "2", "1")).Should().BeSameAs(lines);
    }

    [Fact]
    public void Lines_that_look_alike_are_each_shown()
    {
        var lines = AuditLines.Of(Page(null, "x", "x", "1"));

        Requests(lines.WithNewest(Page(null, "x", "x", "x", "1"))).Should().Equal("x", "x", "x", "1");
    }

    [Fact]
    public void After_more_than_a_page_of_changes_the_list_begins_anew()
    {
        var lines = AuditLines.Of(Page("next", "2", "1"));

        var after = lines.WithNewest(Page("further", "9", "8"));

        Requests(after).Should().Equal("9", "8");
        after.Next.Should().Be("further");
    }

    [Fact]
    public void The_first_line_of_an_empty_log_appears() =>
        Requests(AuditLines.Of(Page(null)).WithNewest(Page(null, "1"))).Should().Equal("1");

    private static IEnumerable<string?> Requests(AuditLines lines) => lines.Rows.Select(row => row.RequestId);

    private static ListAuditReply Page(string? next, params string[] requests) => new()
    {
        Entries = [.. requests.Select(request => AuditFilterTests.Row(request))],
        Count = requests.Length,
        Next = next,
    };
}
