namespace ScheduleFlow.Gateway.Tests.Events;

/// <summary>GET /api/events on a real Kestrel.</summary>
public sealed class EventStreamTests
{
    [Fact(Timeout = 60_000)]
    public async Task Whoever_listens_hears_of_the_queue_and_of_each_operation_that_ends()
    {
        await using var gateway = await GatewayHost.StartAsync();
        await using var events = await EventReader.ListenAsync(gateway, "/api/events");

        var first = await events.NextAsync("queue");
        first.GetProperty("queue").GetProperty("max_concurrency").GetInt32().Should().Be(4);

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/schedules/exit:4", null, ("X-Request-ID", "mine"));
        reply.Status.Should().Be(404);

        var ended = await events.NextAsync("operation");
        ended.GetProperty("request_id").GetString().Should().Be("mine");
        ended.GetProperty("operation").GetString().Should().Be("show-schedule");
        ended.GetProperty("exit_code").GetInt32().Should().Be(4);
        ended.GetProperty("cause").GetString().Should().Be("none");
        ended.GetProperty("ran_ms").GetDouble().Should().BePositive();
        ended.EnumerateObject().Select(field => field.Name).Should().BeEquivalentTo("request_id", "operation", "exit_code", "cause", "queued_ms", "ran_ms", "bytes_in", "bytes_out");
        (await events.NextAsync("queue")).GetProperty("statistics").GetProperty("total_processed").GetInt64().Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_large_upload_tells_how_much_of_it_has_come()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");
        await using var events = await EventReader.ListenAsync(gateway, "/api/events?types=progress&request_id=up");

        await gateway.SendAsync(HttpMethod.Post, "/api/import-schedule", new string(' ', 3_000_000), ("X-Request-ID", "up"));

        var progress = await events.NextAsync("progress");
        progress.GetProperty("phase").GetString().Should().Be("upload");
        progress.GetProperty("total_bytes").GetInt64().Should().Be(3_000_000);
        progress.GetProperty("bytes").GetInt64().Should().BeInRange(1_048_576, 1_200_000);
        progress.GetProperty("percent").GetDouble().Should().BeInRange(34, 41);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_missed_comes_first_and_without_follow_nothing_after_it()
    {
        await using var gateway = await GatewayHost.StartAsync();
        string last;
        await using (var events = await EventReader.ListenAsync(gateway, "/api/events?types=operation"))
        {
            await gateway.GetAsync("/api/schedules/exit:0");
            await events.NextAsync("operation");
            last = events.LastId!;
        }

        await gateway.GetAsync("/api/schedules/exit:4");
        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/events?types=operation&follow=false", null, ("Last-Event-ID", last));

        reply.Status.Should().Be(200);
        reply.ContentHeaders.ContentType!.MediaType.Should().Be("text/event-stream");
        reply.Text.Should().Contain("\"exit_code\":4").And.NotContain("\"exit_code\":0").And.NotContain("event: queue");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stop_does_not_wait_for_those_who_listen()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:StopGraceSeconds=20");
        await using var events = await EventReader.ListenAsync(gateway, "/api/events");
        await events.NextAsync("queue");

        await gateway.App.StopAsync(TestContext.Current.CancellationToken);

        (await events.ReadToEndAsync()).Should().BeTrue("the stream has ended in order");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("types=queue,weather", "weather")]
    [InlineData("follow=perhaps", "perhaps")]
    public async Task A_wrong_choice_is_refused(string query, string named)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync("/api/events?" + query);

        reply.Status.Should().Be(400);
        reply.Type.Should().Be("validation");
        reply.Text.Should().Contain(named);
    }

    [Fact(Timeout = 60_000)]
    public async Task One_caller_has_ten_connections_and_another_still_gets_one()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var listeners = new List<EventReader>();
        for (var i = 0; i < 10; i++)
        {
            listeners.Add(await EventReader.ListenAsync(gateway, "/api/events?types=progress"));
        }

        var refused = await gateway.GetAsync("/api/events");
        var other = await gateway.SendAsync(HttpMethod.Get, "/api/events?follow=false", null, ("Authorization", "Bearer " + GatewayHost.AdminKey));

        refused.Should().Match<Reply>(reply => reply.Status == 429 && reply.Type == "rate_limited");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        other.Status.Should().Be(200);
        foreach (var listener in listeners)
        {
            await listener.DisposeAsync();
        }

        await Until.TrueAsync(async () => (await gateway.GetAsync("/api/events?follow=false")).Status == 200);
    }
}
