using ScheduleFlow.Contracts;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class HeaderTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("a")]
    [InlineData("A.b_c-9")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_callers_request_id_is_kept_and_given_to_the_worker(string id)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("X-Request-ID", id));

        reply.Headers.GetValues("X-Request-ID").Should().Equal(id);
        reply.Text.Should().Contain($"\"--request-id={id}\"");
        await Until.TrueAsync(() => gateway.LogLines.Count(line => line.Contains(id, StringComparison.Ordinal)) == 2);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_request_id_that_is_none_is_replaced(string id)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("X-Request-ID", id));

        reply.Headers.GetValues("X-Request-ID").Should().ContainSingle().Which.Should().MatchRegex("^[0-9a-f]{32}$");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedules")]
    [InlineData("/api/health")]
    [InlineData("/nothing")]
    [InlineData("/api/schedules/exit:70")]
    public async Task Nothing_may_be_cached_and_the_server_does_not_name_itself(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync(path);

        reply.Headers.CacheControl!.NoStore.Should().BeTrue();
        reply.Headers.CacheControl.NoCache.Should().BeTrue();
        reply.Headers.Pragma.ToString().Should().Be("no-cache");
        reply.ContentHeaders.GetValues("Expires").Should().Equal("0");
        reply.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        reply.Headers.Server.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedules")]
    [InlineData("/nothing")]
    [InlineData("/api/health")]
    public async Task By_default_no_page_of_another_origin_may_read(string path)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Get, path, headers: ("Origin", "https://tv.example"));
        var preflight = await gateway.SendAsync(HttpMethod.Options, path, headers:
            [("Origin", "https://tv.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "authorization")]);

        reply.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-"));
        preflight.Headers.Should().NotContain(header => header.Key.StartsWith("Access-Control-"));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("none")]
    [InlineData("local")]
    [InlineData("editor")]
    public async Task Any_page_may_read_where_the_configuration_says_so_but_only_with_a_key(string anonymous)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Cors:Origins=*", $"ScheduleFlow:Security:Anonymous={anonymous}", "ScheduleFlow:Tuner:Open=true");
        foreach (var path in new[] { "/api/schedules", "/api/channels", "/api/config", "/api/events", "/iptv/channels.m3u", "/lineup.json" })
        {
            (await gateway.SendAsync(HttpMethod.Get, path, headers: ("Origin", "https://tv.example"))).Status.Should().Be(401, path);
        }

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: [("Origin", "https://tv.example"), ("Authorization", "Bearer " + GatewayHost.AdminKey)]);

        reply.Status.Should().Be(200);
        reply.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        reply.Headers.Contains("Access-Control-Allow-Credentials").Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task Only_named_origins_may_read_where_some_are_named()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Cors:Origins=https://tv.example,https://other.example:8443");

        var named = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("Origin", "https://tv.example"));
        var other = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("Origin", "https://evil.example"));

        named.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("https://tv.example");
        other.Headers.Contains("Access-Control-Allow-Origin").Should().BeFalse();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_preflight_is_answered_without_a_key()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Cors:Origins=https://tv.example");

        var reply = await gateway.SendAsync(HttpMethod.Options, "/api/schedule/x", headers:
            [("Origin", "https://tv.example"), ("Access-Control-Request-Method", "DELETE"), ("Access-Control-Request-Headers", "authorization")]);

        reply.Status.Should().Be(204);
        reply.Headers.GetValues("Access-Control-Allow-Methods").Should().Equal("DELETE");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/", 200)]
    [InlineData("/api/health", 200)]
    [InlineData("/api/schedules", 200)]
    [InlineData("/api/schedules/exit:70", 500)]
    [InlineData("/api/audit", 401)]
    [InlineData("/nothing", 404)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/metrics", 200)]
    [InlineData("/pages/logo.svg", 200)]
    [InlineData("/pages/nothing.html", 404)]
    [InlineData("/docs/", 200)]
    [InlineData("/docs/scalar.js", 200)]
    [InlineData("/ui/", 200)]
    [InlineData("/ui/anything", 200)]
    [InlineData("/ui/_framework/blazor.webassembly.js", 200)]
    [InlineData("/ui/_framework/nothing", 404)]
    public async Task Every_reply_says_what_a_browser_may_do_with_it(string path, int status)
    {
        await using var gateway = await WithPagesAsync();

        var reply = await gateway.GetAsync(path);

        reply.Status.Should().Be(status);
        reply.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        reply.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        reply.Headers.GetValues("Cross-Origin-Resource-Policy").Should().Equal("same-origin");
        reply.Headers.GetValues("Cross-Origin-Opener-Policy").Should().Equal("same-origin");
        reply.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        reply.Headers.GetValues("Permissions-Policy").Single().Should().Contain("camera=()").And.Contain("microphone=()");
        reply.Headers.Contains("Strict-Transport-Security").Should().BeFalse("this is plain HTTP");
        var policy = Directives(reply);
        policy["frame-ancestors"].Should().Be("'none'");
        policy.GetValueOrDefault("script-src", policy["default-src"]).Should().NotContain("unsafe-inline").And.NotContain("'unsafe-eval'");
        policy.Should().ContainKey("default-src");
    }

    [Fact(Timeout = 60_000)]
    public async Task Each_kind_of_reply_may_what_it_needs_and_no_more()
    {
        await using var gateway = await WithPagesAsync();

        Directives(await gateway.GetAsync("/api/schedules")).Should().Contain("default-src", "'none'").And.NotContainKey("script-src");
        Directives(await gateway.GetAsync("/pages/logo.svg")).Should().ContainKey("sandbox").And.Contain("default-src", "'none'");
        Directives(await gateway.GetAsync("/pages/lobby.html")).Should().Contain("script-src", $"'sha256-{PlayerPage.ScriptHash}'").And.Contain("default-src", "'none'");
        Directives(await gateway.GetAsync("/ui/")).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["default-src"] = "'self'",
            ["script-src"] = "'self' 'wasm-unsafe-eval'",
            ["style-src"] = "'self'",
            ["img-src"] = "'self' data: blob:",
            ["media-src"] = "'self' https: http: blob:",
            ["frame-src"] = "'self'",
            ["object-src"] = "'none'",
            ["base-uri"] = "'self'",
            ["form-action"] = "'self'",
            ["frame-ancestors"] = "'none'",
        });
        var first = Directives(await gateway.GetAsync("/docs/"))["script-src"];
        first.Should().MatchRegex("^'self' 'nonce-[^']{16,}'$");
        Directives(await gateway.GetAsync("/docs/"))["script-src"].Should().NotBe(first, "a nonce is used once");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_dashboard_may_frame_a_player_page_and_no_other_page_may()
    {
        await using var gateway = await WithPagesAsync();

        var page = await gateway.GetAsync("/pages/lobby.html");

        Directives(page)["frame-ancestors"].Should().Be("'self'");
        page.Headers.GetValues("X-Frame-Options").Should().Equal("SAMEORIGIN");
        page.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        page.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
    }

    [Fact(Timeout = 60_000)]
    public async Task Those_whom_the_configuration_names_may_frame_a_player_page_and_nothing_else()
    {
        await using var gateway = await WithPagesAsync("ScheduleFlow:Pages:FrameAncestors=https://www.example.org,self");

        var page = await gateway.GetAsync("/pages/lobby.html");
        var other = await gateway.GetAsync("/docs/");

        Directives(page)["frame-ancestors"].Should().Be("'self' https://www.example.org");
        page.Headers.Contains("X-Frame-Options").Should().BeFalse("it knows no origins");
        Directives(other)["frame-ancestors"].Should().Be("'none'");
        other.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("tv.example.org", "https", true)]
    [InlineData("tv.example.org", "http", false)]
    [InlineData("localhost", "https", false)]
    [InlineData("127.0.0.1", "https", false)]
    public async Task Under_tls_a_browser_is_told_to_stay_there(string host, string scheme, bool isTold)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Proxies=127.0.0.1", "ScheduleFlow:AllowedHosts=tv.example.org");

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/health", headers: [("Host", host), ("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "203.0.113.9")]);

        reply.Headers.Contains("Strict-Transport-Security").Should().Be(isTold);
        if (isTold)
        {
            reply.Headers.GetValues("Strict-Transport-Security").Single().Should().Be("max-age=31536000");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task An_edges_own_replies_have_them_too_and_those_of_its_nodes_once()
    {
        await using var node = await WithPagesAsync("ScheduleFlow:Pages:FrameAncestors=https://www.example.org", "ScheduleFlow:Security:Anonymous=viewer", "ScheduleFlow:Proxies=127.0.0.1");
        await using var edge = await GatewayHost.StartAsync("ScheduleFlow:Edge:Enabled=true", $"ScheduleFlow:Edge:Nodes={node.Address}");

        Directives(await edge.GetAsync("/healthz/live"))["default-src"].Should().Be("'none'");
        Directives(await edge.SendAsync(HttpMethod.Get, "/", headers: ("Host", "evil.example")))["default-src"].Should().Be("'none'");
        var page = await edge.GetAsync("/pages/lobby.html");
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().Contain("frame-ancestors 'self' https://www.example.org");
        page.Headers.Contains("X-Frame-Options").Should().BeFalse();
        page.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    private static async Task<GatewayHost> WithPagesAsync(params string[] settings)
    {
        var gateway = await GatewayHost.StartAsync(settings);
        var folder = Directory.CreateDirectory(Path.Combine(gateway.Data, "generated_pages")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "lobby.html"), "<!DOCTYPE html>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>", TestContext.Current.CancellationToken);
        return gateway;
    }

    private static Dictionary<string, string> Directives(Reply reply) => reply.Headers.GetValues("Content-Security-Policy").Single()
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(directive => directive.Split(' ', 2))
        .ToDictionary(directive => directive[0], directive => directive.ElementAtOrDefault(1) ?? "");
}
