namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class OutputTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_worker_that_writes_for_ever_is_stopped_at_the_limit()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxOutputBytes=1000000");

        var reply = await gateway.GetAsync("/api/schedules/endless");

        reply.Status.Should().Be(502);
        reply.Type.Should().Be("worker_failed");
        gateway.Counts.Timeouts.Should().Be(0);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1_000_000, 200)]
    [InlineData(1_000_001, 502)]
    public async Task The_limit_is_the_last_size_that_is_relayed(int bytes, int status)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxOutputBytes=1000000");

        var reply = await gateway.GetAsync($"/api/schedules/big:{bytes}");

        reply.Status.Should().Be(status);
        if (status == 200)
        {
            reply.Json.GetProperty("x").GetString().Should().HaveLength(bytes - 8).And.MatchRegex("^x*$");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Megabytes_on_stderr_block_nothing()
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.GetAsync("/api/schedules/flood")).Text.Should().Be("""{"status":"success"}""");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_that_holds_the_pipes_after_the_workers_exit_does_not_hold_the_reply()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=600");
        try
        {
            var reply = await gateway.GetAsync("/api/schedules/leave");

            reply.Status.Should().Be(200);
            reply.Text.Should().Be("""{"status":"success"}""");
        }
        finally
        {
            await EndLeftoversAsync(gateway);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Half_a_reply_on_held_pipes_is_not_relayed()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=600");
        try
        {
            (await gateway.GetAsync("/api/schedules/leave-half")).Type.Should().Be("worker_failed");
        }
        finally
        {
            await EndLeftoversAsync(gateway);
        }
    }

    private static async Task EndLeftoversAsync(GatewayHost gateway)
    {
        foreach (var pid in await gateway.PidsAsync(1))
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            process.Kill();
        }
    }
}
