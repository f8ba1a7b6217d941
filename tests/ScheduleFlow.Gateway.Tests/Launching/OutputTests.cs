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
    public async Task A_reply_beyond_the_budget_of_memory_goes_out_whole(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:ReplyBudgetBytes=0");

        var reply = await gateway.RunAsync(upload, "big:5000000");

        reply.Status.Should().Be(200);
        reply.Json.GetProperty("x").GetString().Should().HaveLength(5_000_000 - 8).And.MatchRegex("^x*$");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reply_that_has_no_room_at_all_is_refused_and_its_worker_stopped(bool upload)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:ReplyBudgetBytes=0", "ScheduleFlow:Limits:ReplySpoolBytes=1048576");

        var reply = await gateway.RunAsync(upload, "endless");

        reply.Status.Should().Be(503);
        reply.Type.Should().Be("unavailable");
        reply.Headers.RetryAfter!.Delta.Should().BePositive();
        (await gateway.RunAsync(upload, "big:400000")).Status.Should().Be(200, "the room is free again");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reply_that_the_disk_does_not_take_is_disk_full()
    {
        var folder = Directory.CreateTempSubdirectory("spool-");
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:ReplyBudgetBytes=0", $"ScheduleFlow:SpoolFolder={folder.FullName}");
        folder.Delete();

        var reply = await gateway.GetAsync("/api/schedules/big:5000000");

        reply.Status.Should().Be(507);
        reply.Type.Should().Be("disk_full");
        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("the reply cannot be kept in", StringComparison.Ordinal)));
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
