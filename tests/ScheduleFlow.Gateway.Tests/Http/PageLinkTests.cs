using Microsoft.AspNetCore.Http;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching.Processes;
using ScheduleFlow.Gateway.Launching.Spooling;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class PageLinkTests
{
    [Theory(Timeout = 10_000)]
    [InlineData("?limit=2", """{"schedules":[],"next":"b~1"}""", "</api/schedules?limit=2&after=b~1>; rel=\"next\"")]
    [InlineData("?after=a&limit=2&name=Fr%C3%BCh%20%26%20sp%C3%A4t", """{"schedules":[],"next":"b","warnings":["w"]}""", "</api/schedules?limit=2&name=Fr%C3%BCh%20%26%20sp%C3%A4t&after=b>; rel=\"next\"")]
    [InlineData("?name=a&name=b", """{"schedules":[],"next":"2026-11-23T22:17:34Z~7"}""", "</api/schedules?name=a&name=b&after=2026-11-23T22%3A17%3A34Z~7>; rel=\"next\"")]
    [InlineData("", """{"schedules":[{"name":"\",\"next\":\"x\""}],"next":"b\u003e\r\nX: y"}""", "</api/schedules?after=b%3E%0D%0AX%3A%20y>; rel=\"next\"")]
    [InlineData("?limit=2", """{"schedules":[{"name":"\",\"next\":\"x\""}],"next":null}""", null)]
    [InlineData("", """{"status":"success"}""", null)]
    [InlineData("", "{\"a\":1,\"next\":\"b", null)]
    public async Task A_page_leads_to_the_next_one_with_the_same_query(string query, string reply, string? link) => (await LinkOf(query, reply)).Should().Be(link);

    [Theory(Timeout = 10_000)]
    [InlineData(32 * 1024)]
    [InlineData((32 * 1024) + 9)]
    [InlineData(300_000)]
    public async Task However_long_the_page_is_its_end_is_looked_at(int length)
    {
        var reply = """{"schedules":[""" + new string(' ', length) + """],"next":"b"}""";

        (await LinkOf("", reply)).Should().Be("</api/schedules?after=b>; rel=\"next\"");
    }

    private static async Task<string?> LinkOf(string query, string reply)
    {
        using var output = new WorkerOutput(1_000_000, new ReplyRoom(1_000_000, 1_000_000, Path.GetTempPath()), "a", () => { });
        await output.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(reply)), CancellationToken.None);
        var http = new DefaultHttpContext();
        http.Request.Path = "/api/schedules";
        http.Request.QueryString = new QueryString(query);

        PageLink.AddTo(http, output);

        return http.Response.Headers.Link;
    }
}
