namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class OutputTests
{
    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_writes_for_ever_is_stopped_at_the_limit(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxOutputBytes=1000000");

        var reply = await gateway.RunAsync(upload, "endless");

        reply.Status.Should().Be(502);
        reply.Type.Should().Be("worker_failed");
        gateway.Counts.Timeouts.Should().Be(0);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false, 1_000_000, 200)]
    [InlineData(false, 1_000_001, 502)]
    [InlineData(true, 1_000_000, 200)]
    [InlineData(true, 1_000_001, 502)]
    public async Task The_limit_is_the_last_size_that_is_relayed(bool upload, int bytes, int status)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxOutputBytes=1000000");

        var reply = await gateway.RunAsync(upload, $"big:{bytes}");

        reply.Status.Should().Be(status);
        if (status == 200)
        {
            reply.Json.GetProperty("x").GetString().Should().HaveLength(bytes - 8).And.MatchRegex("^x*$");
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Megabytes_on_stderr_block_nothing(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.RunAsync(upload, "flood")).Text.Should().Be("""{"status":"success"}""");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_child_that_holds_the_pipes_after_the_workers_exit_does_not_hold_the_reply(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=600");
        try
        {
            var reply = await gateway.RunAsync(upload, "leave");

            reply.Status.Should().Be(200);
            reply.Text.Should().Be("""{"status":"success"}""");
        }
        finally
        {
            await EndLeftoversAsync(gateway);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Half_a_reply_on_held_pipes_is_not_relayed(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=600");
        try
        {
            (await gateway.RunAsync(upload, "leave-half")).Type.Should().Be("worker_failed");
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
