namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class SystemEndpointsTests
{
    [Fact(Timeout = 30_000)]
    public async Task Health_has_the_fields_that_clients_know_and_takes_no_slot()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync("/api/health");

        reply.Status.Should().Be(200);
        reply.Json.EnumerateObject().Select(field => field.Name).Should().Equal("status", "uptime_ms", "timestamp", "process_pool");
        reply.Json.GetProperty("status").GetString().Should().Be("healthy");
        reply.Json.GetProperty("timestamp").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
        reply.Json.GetProperty("process_pool").EnumerateObject().Select(field => field.Name).Should().Equal("active", "max", "utilization_percent", "queued");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Queue_statistics_have_the_fields_that_clients_know()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync("/api/queue-stats");

        reply.Json.GetProperty("queue").EnumerateObject().Select(field => field.Name)
            .Should().Equal("active_processes", "queued_tasks", "max_concurrency", "utilization_percent");
        reply.Json.GetProperty("statistics").EnumerateObject().Select(field => field.Name)
            .Should().Contain(["total_processed", "total_queued", "total_errors", "peak_active", "peak_queue_size"]);
        reply.Json.TryGetProperty("timestamp", out _).Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_version_comes_from_the_gateway_itself()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync("/api/system-version");

        reply.Json.GetProperty("status").GetString().Should().Be("success");
        reply.Json.GetProperty("current_version").GetString().Should().MatchRegex(@"^\d+\.\d+\.\d+");
        reply.Json.GetProperty("api_version").GetString().Should().Be("1");
        reply.Json.GetProperty("features").GetArrayLength().Should().BePositive();
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_greeting_names_every_path()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var named = (await gateway.GetAsync("/")).Json.GetProperty("endpoints").EnumerateArray().Select(path => path.GetString());

        named.Should().Contain(["GET /api/health", "POST /api/import-schedule", "DELETE /api/all-schedules"]).And.NotContain("GET /");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_monitor_may_ask_with_HEAD()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Head, "/api/health");

        reply.Status.Should().Be(200);
        reply.Text.Should().BeEmpty();
    }
}
