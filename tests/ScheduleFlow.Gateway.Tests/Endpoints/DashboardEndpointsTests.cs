namespace ScheduleFlow.Gateway.Tests.Endpoints;

/// <summary>The dashboard as it is served: from the build, which these tests have beside them.</summary>
public sealed class DashboardEndpointsTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("/ui/")]
    [InlineData("/ui/index.html")]
    [InlineData("/ui/calendar")]
    [InlineData("/ui/calendar?channel=lobby&from=2026-12-01")]
    [InlineData("/ui/schedules/week.49")]
    public async Task Every_screen_is_the_same_page(string path)
    {
        await using var gateway = await GatewayHost.StartAsync("environment=Production");

        var reply = await gateway.GetAsync(path);

        reply.Status.Should().Be(200);
        reply.ContentHeaders.GetValues("Content-Type").Should().Equal("text/html; charset=utf-8");
        reply.Headers.GetValues("Cache-Control").Should().Equal("no-cache");
        reply.Headers.Contains("Pragma").Should().BeFalse();
        reply.Text.Should().Contain("<base href=\"/ui/\"");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/ui", "/ui/")]
    [InlineData("/ui?x=1", "/ui/?x=1")]
    [InlineData("/UI/calendar", "/ui/calendar")]
    public async Task Other_spellings_lead_there(string path, string to)
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.SendWithoutRedirectAsync(path)).Should().Be((302, to));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/ui/_framework/none.0123456789.wasm", "")]
    [InlineData("/ui/_framework/none.0123456789.wasm", "document")]
    [InlineData("/ui/none.css", "style")]
    [InlineData("/ui/none.js", "script")]
    [InlineData("/ui/none.json", "empty")]
    public async Task What_is_no_file_and_no_screen_is_not_found(string path, string wanted)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Get, path, headers: ("Sec-Fetch-Dest", wanted));

        reply.Status.Should().Be(404);
        reply.Type.Should().Be("not_found");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/ui/..%2fappsettings.json")]
    [InlineData("/ui/%2e%2e/appsettings.json")]
    [InlineData("/ui/..%5cappsettings.json")]
    [InlineData("/ui//etc/passwd")]
    public async Task Nothing_else_of_the_disk_is_served(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync(path);

        reply.Text.Should().NotContain("ConnectionStrings").And.NotContain("root:").And.NotContain("ScheduleFlow\":");
        (reply.Status == 404 || reply.Text.Contains("<base href=\"/ui/\"")).Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_client_that_has_a_file_gets_it_again_only_when_it_has_changed()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var first = await gateway.GetAsync("/ui/_framework/blazor.webassembly.js");
        first.Status.Should().Be(200);
        first.ContentHeaders.GetValues("Content-Type").Should().Equal("text/javascript; charset=utf-8");
        var tag = first.Headers.ETag!.ToString();

        var again = await gateway.SendAsync(HttpMethod.Get, "/ui/_framework/blazor.webassembly.js", headers: ("If-None-Match", tag));

        (again.Status, again.Text).Should().Be((304, ""));
        (await gateway.SendAsync(HttpMethod.Head, "/ui/")).Should().Match<Reply>(reply => reply.Status == 200 && reply.Text.Length == 0);
        (await gateway.SendAsync(HttpMethod.Post, "/ui/", "{}")).Status.Should().Be(405);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_browser_at_the_address_is_sent_there_and_a_program_gets_the_index()
    {
        await using var gateway = await GatewayHost.StartAsync("environment=Production");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = gateway.Address };
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        using var browser = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        var program = await gateway.SendAsync(HttpMethod.Get, "/", headers: ("Accept", "application/json, text/html;q=0"));

        ((int)browser.StatusCode, browser.Headers.Location?.ToString()).Should().Be((302, "/ui/"));
        browser.Headers.Vary.Should().Contain("Accept");
        program.Json.GetProperty("endpoints").EnumerateArray().Select(path => path.GetString()).Should().Contain("GET /api/health").And.NotContain(path => path!.Contains("/ui"));
        program.Headers.Vary.Should().Contain("Accept");
    }

    [Fact(Timeout = 60_000)]
    public async Task An_edge_hands_it_on_from_its_nodes()
    {
        await using var node = await GatewayHost.StartAsync("environment=Production");
        await using var edge = await GatewayHost.StartAsync("ScheduleFlow:Edge:Enabled=true", $"ScheduleFlow:Edge:Nodes={node.Address}");

        var page = await edge.GetAsync("/ui/calendar");

        page.Status.Should().Be(200);
        page.Text.Should().Contain("<base href=\"/ui/\"");
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().Contain("'wasm-unsafe-eval'");
        page.Headers.GetValues("Cache-Control").Should().Equal("no-cache");
        (await edge.SendWithoutRedirectAsync("/ui")).Should().Be((302, "/ui/"));
    }
}
