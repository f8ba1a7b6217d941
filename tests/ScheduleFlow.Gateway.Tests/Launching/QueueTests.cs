using System.Text;
using System.Text.Json;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class QueueTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_client_that_goes_while_it_waits_is_dropped_without_a_worker()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxConcurrency=1");
        var running = gateway.GetAsync("/api/schedules/wait:a");
        await Until.TrueAsync(() => gateway.CountOf("started-a-*") == 1);
        using (var connection = await gateway.ConnectAsync())
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/schedules/wait:b HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            await Until.TrueAsync(() => gateway.Counts.Queued == 1);
        }

        await Until.TrueAsync(() => gateway.Counts.Dropped == 1);
        gateway.Release("a");

        (await running).Status.Should().Be(200);
        (await gateway.GetAsync("/api/schedules/exit:0")).Status.Should().Be(200);
        gateway.CountOf("started-b-*").Should().Be(0);
        gateway.Counts.Should().Match<QueueCounts>(c => c.Admitted == 3 && c.Processed == 2 && c.Dropped == 1 && c.Errors == 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_read_is_killed_when_its_client_goes()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=600");
        int[] pids;
        using (var connection = await gateway.ConnectAsync())
        {
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/schedules/hang HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            pids = await gateway.PidsAsync(3);
        }

        await Until.TrueAsync(() => gateway.Counts.Active == 0);
        foreach (var pid in pids)
        {
            await Until.TrueAsync(() => Until.IsGone(pid));
        }

        gateway.Counts.Should().Match<QueueCounts>(c => c.Dropped == 1 && c.Timeouts == 0 && c.Errors == 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_full_queue_refuses_with_retry_after_and_health_says_degraded()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxConcurrency=1", "ScheduleFlow:Launcher:QueueLimit=1");
        var running = gateway.GetAsync("/api/schedules/wait:a");
        await Until.TrueAsync(() => gateway.CountOf("started-a-*") == 1);
        (await gateway.GetAsync("/api/health")).Status.Should().Be(200); // busy, but nobody waits
        var queued = gateway.GetAsync("/api/schedules/exit:0");
        await Until.TrueAsync(() => gateway.Counts.Queued == 1);

        var refused = await gateway.GetAsync("/api/schedules/exit:0");
        var health = await gateway.GetAsync("/api/health");
        gateway.Release("a");

        refused.Status.Should().Be(503);
        refused.Type.Should().Be("queue_full");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        health.Status.Should().Be(503);
        health.Json.GetProperty("status").GetString().Should().Be("degraded");
        var pool = health.Json.GetProperty("process_pool");
        pool.GetProperty("active").GetInt32().Should().Be(1);
        pool.GetProperty("max").GetInt32().Should().Be(1);
        pool.GetProperty("queued").GetInt32().Should().Be(1);
        pool.GetProperty("utilization_percent").GetDouble().Should().Be(100);
        (await running).Status.Should().Be(200);
        (await queued).Status.Should().Be(200);
        gateway.Counts.Refused.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_whose_operations_hang_leaves_a_slot_to_the_others()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var hanging = Enumerable.Range(0, 5).Select(_ => gateway.GetAsync("/api/schedules/wait:a")).ToArray();
        await Until.TrueAsync(() => gateway.CountOf("started-a-*") == 3 && gateway.Counts.Queued == 2);

        var other = await gateway.SendAsync(HttpMethod.Get, "/api/schedules/exit:0", null, ("Authorization", "Bearer " + GatewayHost.AdminKey));
        var waiting = gateway.Counts.Queued;
        gateway.Release("a");

        other.Status.Should().Be(200);
        waiting.Should().Be(2, "the other one was let in before them");
        (await Task.WhenAll(hanging)).Should().OnlyContain(reply => reply.Status == 200);
    }

    [Fact(Timeout = 120_000)]
    public async Task Statistics_add_up_while_and_after_200_requests_come_at_once()
    {
        await using var gateway = await GatewayHost.StartAsync();
        string[] behaviours = ["exit:0", "exit:0", "exit:4", "silent:0"];
        using var done = new CancellationTokenSource();
        var watcher = Task.Run(async () =>
        {
            var looks = 0;
            for (; !done.IsCancellationRequested; looks++)
            {
                AddUp((await gateway.GetAsync("/api/queue-stats")).Json);
            }

            return looks;
        });

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => gateway.GetAsync($"/api/schedules/{behaviours[i % 4]}")));
        await done.CancelAsync();
        (await watcher).Should().BePositive();

        replies.CountBy(reply => reply.Status).Should().BeEquivalentTo(new Dictionary<int, int> { [200] = 100, [404] = 50, [502] = 50 });
        var stats = (await gateway.GetAsync("/api/queue-stats")).Json;
        AddUp(stats);
        Long(stats, "statistics", "total_queued").Should().Be(200);
        Long(stats, "statistics", "total_processed").Should().Be(200);
        Long(stats, "statistics", "total_errors").Should().Be(100);
        Long(stats, "statistics", "total_dropped").Should().Be(0);
        Long(stats, "statistics", "total_timeouts").Should().Be(0);
        Long(stats, "statistics", "peak_active").Should().Be(3, "one caller has no more");
        Long(stats, "statistics", "peak_queue_size").Should().BeInRange(1, 197);
        Long(stats, "queue", "active_processes").Should().Be(0);
        Long(stats, "queue", "queued_tasks").Should().Be(0);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_hundred_imports_at_once_all_succeed()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var document = new string('x', 100_000);

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => gateway.PostAsync("/api/import-schedule?format=xml&name=echo", document, "application/xml")));

        replies.Should().OnlyContain(reply => reply.Status == 200 && reply.Json.GetProperty("stdin_bytes").GetInt32() == 100_000);
        gateway.Counts.Should().Match<QueueCounts>(c => c.Admitted == 100 && c.Processed == 100 && c.Errors == 0);
    }

    private static void AddUp(JsonElement stats)
        => Long(stats, "statistics", "total_queued").Should().Be(
            Long(stats, "statistics", "total_processed") + Long(stats, "statistics", "total_dropped")
            + Long(stats, "queue", "active_processes") + Long(stats, "queue", "queued_tasks"));

    private static long Long(JsonElement stats, string section, string field) => stats.GetProperty(section).GetProperty(field).GetInt64();
}
