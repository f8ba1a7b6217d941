using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class LintTests : GatewayTests
{
    private const string Gap = "start,end,title,url\n2026-12-07T00:00:00Z,2026-12-07T01:00:00Z,A,http://x/a\n2026-12-07T02:00:00Z,2026-12-07T03:00:00Z,B,http://x/b\n";

    [Theory]
    [InlineData("json", "application/json", "\"passed\":false")]
    [InlineData("sarif", "application/sarif+json", "\"2.1.0\"")]
    [InlineData("junit", "application/xml", "<failure ")]
    public async Task A_document_is_checked_and_the_report_has_the_form_asked_for(string format, string mediaType, string expected)
    {
        var reply = await Gateway.SendAsync(HttpMethod.Post, $"/api/lint?format={format}", new StringContent(Gap, Encoding.UTF8, "text/csv"));

        reply.Status.Should().Be(200, reply.Text);
        reply.ContentHeaders.ContentType!.MediaType.Should().Be(mediaType);
        reply.Text.Should().Contain("SF002").And.Contain(expected);
        (await Gateway.GetAsync("/api/schedules"))["count"].Should().Be("0");
    }

    [Fact]
    public async Task The_query_says_what_fails()
    {
        var reply = await Gateway.SendAsync(HttpMethod.Post, "/api/lint?fail_on=error", new StringContent(Gap, Encoding.UTF8, "text/csv"));

        reply["passed"].Should().Be("True");
        reply["fail_on"].Should().Be("error");
    }

    [Fact]
    public async Task A_file_outside_the_import_folders_is_not_read()
    {
        var reply = await Gateway.PostAsync("/api/lint", """{"filepath":"/etc/passwd"}""");
        var config = await Gateway.PostAsync("/api/lint", """{"filepath":"demo_data/with_gaps.json","config":"/etc/passwd"}""");

        reply["type"].Should().Be("forbidden_path");
        config["type"].Should().Be("forbidden_path");
    }
}
