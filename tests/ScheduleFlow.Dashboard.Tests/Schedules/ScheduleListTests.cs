using System.Net;
using ScheduleFlow.Dashboard.Schedules;
using ScheduleFlow.Dashboard.Tests.Api;

namespace ScheduleFlow.Dashboard.Tests.Schedules;

public sealed class ScheduleListTests
{
    private static readonly (HttpStatusCode, string) Gone = (HttpStatusCode.NotFound, """{"status":"error","type":"not_found","message":"gone"}""");

    [Fact]
    public async Task It_is_read_page_by_page_and_says_how_far_it_is()
    {
        var server = new FakeServer(asked => (HttpStatusCode.OK, asked.Contains("after=", StringComparison.Ordinal) ? Page("c", null) : Page("a", "2", "b")));
        var told = new List<(int Read, int? Total)>();
        ScheduleList? list = null;
        using (list = new ScheduleList(server.Api, () => told.Add((list!.Read, list.Total))))
        {
            await list.ReadAsync();

            list.Rows.Select(row => row.Id).Should().Equal("a", "b", "c");
            list.IsComplete.Should().BeTrue();
            told.Should().Contain((2, 3)).And.EndWith((3, 3));
        }
    }

    [Fact]
    public async Task What_a_search_brings_before_its_page_is_there_once()
    {
        var server = new FakeServer(asked => (HttpStatusCode.OK, asked.Contains("name=", StringComparison.Ordinal) ? Page("b", null) : Page("a", null, "b")));
        using var list = new ScheduleList(server.Api, () => { });

        await list.FindAsync("b");
        list.Rows.Should().ContainSingle();
        await list.ReadAsync();
        await list.FindAsync("b");

        list.Rows.Select(row => row.Id).Should().Equal("a", "b");
        server.Asked.Should().HaveCount(2, "a list that is complete asks nobody");
    }

    [Fact]
    public async Task A_problem_is_kept_with_what_was_read()
    {
        var server = new FakeServer(asked => asked.Contains("after=", StringComparison.Ordinal) ? Gone : (HttpStatusCode.OK, Page("a", "2")));
        using var list = new ScheduleList(server.Api, () => { });

        await list.ReadAsync();

        (list.Rows.Count, list.IsReading, list.IsComplete, list.Problem!.Message).Should().Be((1, false, false, "gone"));
    }

    [Fact]
    public async Task A_few_that_change_are_read_alone()
    {
        var server = new FakeServer(asked =>
            asked.EndsWith("/a", StringComparison.Ordinal) ? (HttpStatusCode.OK, Schedule("a", "New name"))
            : asked.EndsWith("/b", StringComparison.Ordinal) ? Gone
            : asked.EndsWith("/d", StringComparison.Ordinal) ? (HttpStatusCode.OK, Schedule("d", "D"))
            : (HttpStatusCode.OK, Page("a", null, "b", "c")));
        using var list = new ScheduleList(server.Api, () => { });
        await list.ReadAsync();

        await list.UpdateAsync(["a", "b", "d"]);

        list.Rows.Select(row => row.Name).Should().Equal("New name", "c", "D");
        list.Total.Should().Be(3);
        server.Asked.Skip(1).Should().Equal("GET /api/schedules/a", "GET /api/schedules/b", "GET /api/schedules/d");
    }

    [Fact]
    public async Task Of_many_that_change_all_are_read()
    {
        var server = new FakeServer(_ => (HttpStatusCode.OK, Page("a", null)));
        using var list = new ScheduleList(server.Api, () => { });
        await list.ReadAsync();

        await list.UpdateAsync(["a", "b", "c", "d"]);

        server.Asked.Should().HaveCount(2).And.OnlyContain(asked => asked.StartsWith("GET /api/schedules?", StringComparison.Ordinal));
    }

    private static string Page(string id, string? next, params string[] more) =>
        $$"""{"status":"success","schedules":[{{string.Join(',', more.Prepend(id).Select(Row))}}],"count":1,"total":3,"next":{{(next is null ? "null" : $"\"{next}\"")}}}""";

    private static string Row(string id) =>
        $$"""{"id":"{{id}}","revision":1,"name":"{{id}}","source":"json","events":1,"imported":"2026-12-01T00:00:00Z","start":"2026-12-01T00:00:00Z","""
        + """ "end":"2026-12-01T01:00:00Z","events_read":1,"duplicates_removed":0,"conflicts_detected":0,"gaps_detected":0,"published_on":[]}""";

    private static string Schedule(string id, string name) =>
        $$"""{"status":"success","version":1,"id":"{{id}}","revision":2,"name":"{{name}}","source":"json","imported":"2026-12-01T00:00:00Z","""
        + """ "metadata":{"unique_events":1,"start":"2026-12-01T00:00:00Z","end":"2026-12-01T01:00:00Z","total_imported":1,"""
        + """ "duplicates_removed":0,"conflicts_detected":0,"gaps_detected":0},"events":[]}""";
}
