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
}
