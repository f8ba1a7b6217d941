namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class TimeoutTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_hangs_is_killed_at_the_limit_with_its_children_and_the_next_request_works(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=4", "ScheduleFlow:Launcher:MaxConcurrency=1");

        var reply = await gateway.RunAsync(upload, "hang");

        reply.Status.Should().Be(504);
        reply.Type.Should().Be("timeout");
        reply.Json.GetProperty("message").GetString().Should().Be("Process timeout after 4 seconds");
        foreach (var pid in await gateway.PidsAsync(3))
        {
            await Until.TrueAsync(() => Until.IsGone(pid));
        }

        (await gateway.RunAsync(upload, "exit:0")).Status.Should().Be(200);
        gateway.Counts.Timeouts.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_gateway_stops_within_the_grace_and_leaves_no_child_behind()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:StopGraceSeconds=0.2", "ScheduleFlow:Launcher:MaxConcurrency=1");
        var running = gateway.GetAsync("/api/schedules/wait-for-stop");
        var pids = await gateway.PidsAsync(1);
        var queued = gateway.GetAsync("/api/schedules/exit:0");
        await Until.TrueAsync(() => gateway.Counts.Queued == 1);

        await gateway.App.StopAsync();

        (await running).Type.Should().Be("unavailable");
        (await queued).Type.Should().Be("unavailable");
        pids.Should().OnlyContain(pid => Until.IsGone(pid));
        gateway.Counts.Should().Match<Gateway.Launching.QueueCounts>(c => c.Active == 0 && c.Dropped == 2);
    }
}
