namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>The header becomes an option of the verbs that may be repeated; the worker judges the key.</summary>
public sealed class IdempotencyHeaderTests
{
    private const string Header = "Idempotency-Key";

    [Theory(Timeout = 30_000)]
    [InlineData("/api/import-schedule", "<tv/>", "import-schedule --idempotency-key=k-1 --stdin-bytes=5 -- -")]
    [InlineData("/api/import-schedule", """{"filepath":"g.xml"}""", "import-schedule --idempotency-key=k-1 --import-root=/roots -- g.xml")]
    [InlineData("/api/import-playlist", "#EXTM3U", "import-playlist --idempotency-key=k-1 --stdin-bytes=7 -- -")]
    [InlineData("/api/schedule-playlist", "{}", "schedule-playlist --request=- --idempotency-key=k-1 --stdin-bytes=2 --import-root=/roots")]
    [InlineData("/api/save-playlist", "{}", "save-playlist --request=- --idempotency-key=k-1 --stdin-bytes=2 --import-root=/roots")]
    public async Task The_key_goes_to_the_verb(string path, string body, string commandLine)
        => (await EchoAsync(HttpMethod.Post, path, body, "k-1")).Should().Be(commandLine);

    [Theory(Timeout = 30_000)]
    [InlineData("", "")]
    [InlineData("-k", "-k")]
    [InlineData("--replace=x", "--replace=x")]
    [InlineData("a b", "a b")]
    public async Task The_worker_judges_the_key_whatever_it_is(string key, string handedOver)
        => (await EchoAsync(HttpMethod.Post, "/api/save-playlist", "{}", key)).Should()
            .Be($"save-playlist --request=- --idempotency-key={handedOver} --stdin-bytes=2 --import-root=/roots");

    [Fact(Timeout = 30_000)]
    public async Task A_long_key_goes_to_the_worker_whole()
    {
        var key = new string('k', 256);

        (await EchoAsync(HttpMethod.Post, "/api/save-playlist", "{}", key)).Should().Contain($"--idempotency-key={key} ");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GET", "/api/schedules", null, "list-schedules")]
    [InlineData("DELETE", "/api/schedule/a", null, "delete-schedule -- a")]
    [InlineData("POST", "/api/export-schedule-xml", """{"schedule_id":"a"}""", "export-schedule --format=xml --export-name=schedule_a.xml -- a")]
    public async Task Where_repeating_does_no_harm_the_key_is_passed_over(string method, string path, string? body, string commandLine)
        => (await EchoAsync(new HttpMethod(method), path, body, "k-1")).Should().Be(commandLine);

    [Fact(Timeout = 30_000)]
    public async Task A_form_may_have_a_key()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "file", "week.m3u" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule") { Content = form };
        request.Headers.Add(Header, "k-1");

        var reply = await Reply.ReadAsync(await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken));

        string.Join(' ', reply.Arguments).Should().Be("import-schedule --idempotency-key=k-1 --input-name=week -- -");
    }

    private static async Task<string> EchoAsync(HttpMethod method, string path, string? body, string key)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:ImportRoots:0=/roots");
        gateway.SetBehaviour("echo!");
        var reply = await gateway.SendAsync(method, path, body, (Header, key), ("Authorization", "Bearer " + GatewayHost.AdminKey));
        reply.Status.Should().Be(200, reply.Text);
        return string.Join(' ', reply.Arguments);
    }
}
