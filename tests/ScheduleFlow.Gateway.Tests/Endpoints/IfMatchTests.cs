namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>The header is the revision that a schedule must be at for a change, as the field <c>if_revision</c> is.</summary>
public sealed class IfMatchTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("\"3\"", "/api/schedules/a/revert", """{"to":1}""", "revert-schedule --to=1 --if-revision=3 -- a")]
    [InlineData("3", "/api/schedules/a/revert", """{"to":1}""", "revert-schedule --to=1 --if-revision=3 -- a")]
    [InlineData("\"3\"", "/api/schedules/a/revert", """{"to":1,"if_revision":3}""", "revert-schedule --to=1 --if-revision=3 -- a")]
    [InlineData("*", "/api/schedules/a/revert", """{"to":1}""", "revert-schedule --to=1 -- a")]
    [InlineData("\"3\"", "/api/import-schedule?replace=a", "<tv/>", "import-schedule --replace=a --if-revision=3 --stdin-bytes=5 -- -")]
    public async Task It_goes_to_the_verb(string header, string path, string body, string commandLine)
    {
        var reply = await PostAsync(path, body, header);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be(commandLine);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("W/\"3\"")]
    [InlineData("\"3\", \"4\"")]
    [InlineData("\"5f3a-1\"")]
    [InlineData("\"\"")]
    public async Task What_is_no_revision_is_refused(string header)
    {
        var reply = await PostAsync("/api/schedules/a/revert", """{"to":1}""", header);

        reply.Status.Should().Be(400);
        reply.Json.GetProperty("message").GetString().Should().StartWith("If-Match is not a revision");
    }

    [Fact(Timeout = 30_000)]
    public async Task Two_that_differ_are_refused() =>
        (await PostAsync("/api/schedules/a/revert", """{"to":1,"if_revision":2}""", "\"3\"")).Json.GetProperty("message").GetString()
            .Should().Be("If-Match and if_revision differ.");

    private static async Task<Reply> PostAsync(string path, string body, string header)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");
        return await gateway.SendAsync(HttpMethod.Post, path, body, ("If-Match", header), ("Authorization", "Bearer " + GatewayHost.AdminKey));
    }
}
