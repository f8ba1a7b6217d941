namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class RateLimitTests
{
    private const string Limited = "ScheduleFlow:RateLimit:PerMinute=3";
    private static readonly (string, string) Key = ("Authorization", $"Bearer {GatewayHost.AdminKey}");

    [Fact(Timeout = 60_000)]
    public async Task Whoever_asks_too_often_is_told_when_to_ask_again()
    {
        await using var gateway = await GatewayHost.StartAsync(Limited);
        for (var i = 0; i < 3; i++)
        {
            (await gateway.GetAsync("/api/queue-stats")).Status.Should().Be(200);
        }

        var reply = await gateway.GetAsync("/api/queue-stats");

        reply.Status.Should().Be(429);
        reply.Type.Should().Be("rate_limited");
        int.Parse(reply.Headers.GetValues("Retry-After").Single(), provider: null).Should().BeInRange(1, 60);
        reply.Json.GetProperty("request_id").GetString().Should().Be(reply.Headers.GetValues("X-Request-ID").Single());
        (await gateway.GetAsync("/nothing")).Status.Should().Be(429);
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_has_a_limit_of_its_own_and_a_wrong_one_none()
    {
        await using var gateway = await GatewayHost.StartAsync(Limited);
        for (var i = 0; i < 3; i++)
        {
            (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("Authorization", $"Bearer guess-{i}"))).Status.Should().Be(401);
        }

        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("Authorization", "Bearer guess-4"))).Status.Should().Be(429);
        (await gateway.GetAsync("/api/queue-stats")).Status.Should().Be(429, "it comes from the same address");
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, Key)).Status.Should().Be(200);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/health")]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    public async Task Probes_are_not_limited(string path)
    {
        await using var gateway = await GatewayHost.StartAsync(Limited);

        for (var i = 0; i < 10; i++)
        {
            (await gateway.Client.GetAsync(path)).StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Behind_a_named_proxy_each_client_has_its_own()
    {
        await using var gateway = await GatewayHost.StartAsync(Limited, "ScheduleFlow:Proxies=127.0.0.0/8,::1", "ScheduleFlow:Security:Anonymous=viewer");
        for (var i = 0; i < 3; i++)
        {
            (await From("198.51.100.1")).Status.Should().Be(200);
        }

        (await From("198.51.100.1")).Status.Should().Be(429);
        (await From("203.0.113.9, 198.51.100.1")).Status.Should().Be(429, "the proxy knows who called it, the caller says what it likes");
        (await From("198.51.100.2")).Status.Should().Be(200);

        Task<Reply> From(string address) => gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("X-Forwarded-For", address));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_calls_through_a_proxy_is_not_on_this_machine_whatever_it_says()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Proxies=127.0.0.1");

        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("X-Forwarded-For", "127.0.0.1"))).Status.Should().Be(401);
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("X-Forwarded-For", "198.51.100.1"))).Status.Should().Be(401);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_a_limit_there_is_none()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:RateLimit:PerMinute=0");

        for (var i = 0; i < 300; i++)
        {
            (await gateway.GetAsync("/api/queue-stats")).Status.Should().Be(200);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_has_so_many_requests_at_the_same_time_and_another_caller_its_own()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:ConnectionsPerCaller=2");
        var waiting = Enumerable.Range(0, 2).Select(_ => gateway.SendAsync(HttpMethod.Get, "/api/schedules/wait:a", null, Key)).ToArray();
        await Until.TrueAsync(() => gateway.CountOf("started-a-*") == 2);

        var refused = await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, Key);
        var another = await gateway.GetAsync("/api/queue-stats");
        gateway.Release("a");

        refused.Status.Should().Be(429);
        refused.Type.Should().Be("rate_limited");
        refused.Text.Should().Contain("at the same time");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        another.Status.Should().Be(200);
        (await Task.WhenAll(waiting)).Should().OnlyContain(reply => reply.Status == 200);
        await Until.TrueAsync(async () => (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, Key)).Status == 200);
    }
}
