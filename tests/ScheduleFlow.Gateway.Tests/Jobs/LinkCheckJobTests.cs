using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Tests.Events;

namespace ScheduleFlow.Gateway.Tests.Jobs;

/// <summary>POST /api/validate and the job that it starts. The dummy stands for the worker, a step for each batch.</summary>
public sealed class LinkCheckJobTests
{
    private const string Unavailable = "exit 6";

    [Fact(Timeout = 60_000)]
    public async Task A_short_list_is_answered_at_once_with_what_its_only_batch_says()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var said = Batch(2, 2, null);
        gateway.SetSteps(said);

        var reply = await gateway.SendAsync(HttpMethod.Post, "/api/validate", """{"group":"News","ids":["a","b"]}""", ("X-Request-ID", "mine"));

        reply.Status.Should().Be(200, reply.Text);
        reply.Text.Should().Be(said);
        gateway.CallOf(1).Should().Be("validate-channels --public-only=true --group=News --id=a --id=b --budget=15 --request-id=mine.1 --errors-on-stdout");
        var job = (await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs").EnumerateArray().Single();
        Text(job, "state").Should().Be("succeeded");
        Text(job, "request_id").Should().Be("mine");
        job.GetProperty("percent").GetDouble().Should().Be(100);
        job.GetProperty("counts").ToString().Should().Be("""{"total":2,"checked":2,"working":2,"broken":0,"timeout":0,"unchecked":0}""");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_long_list_goes_on_batch_after_batch_and_adds_up_what_they_find()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=60");
        gateway.SetSteps(Batch(30, 10, "c-1"), "wait second\n" + Batch(30, 12, "c-2"), Batch(30, 8, null));

        var started = await gateway.SendAsync(HttpMethod.Post, "/api/validate", null, ("X-Request-ID", "mine"));

        started.Status.Should().Be(202, started.Text);
        var id = Text(started.Json, "job_id");
        started.Headers.Location!.ToString().Should().Be($"/api/jobs/{id}");
        started.Json.GetProperty("job").GetProperty("percent").GetDouble().Should().Be(33.3);
        Text(started.Json.GetProperty("job"), "state").Should().Be("running");
        started.Json.GetProperty("job").TryGetProperty("finished", out _).Should().BeFalse();

        gateway.Release("second");
        var job = await EndAsync(gateway, id);

        Text(job, "state").Should().Be("succeeded");
        job.GetProperty("batches").GetInt32().Should().Be(3);
        job.GetProperty("percent").GetDouble().Should().Be(100);
        job.GetProperty("counts").GetProperty("checked").GetInt32().Should().Be(30);
        job.GetProperty("counts").GetProperty("total").GetInt32().Should().Be(30);
        job.TryGetProperty("error", out _).Should().BeFalse();
        Enumerable.Range(1, 3).Select(gateway.CallOf).Should().Equal(
            "validate-channels --public-only=true --budget=20 --request-id=mine.1 --errors-on-stdout",
            "validate-channels --public-only=true --budget=20 --after=c-1 --request-id=mine.2 --errors-on-stdout",
            "validate-channels --public-only=true --budget=20 --after=c-2 --request-id=mine.3 --errors-on-stdout");
        gateway.Counts.Processed.Should().Be(3);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_does_not_want_to_wait_is_answered_before_the_first_batch_has_ended()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("wait first\n" + Batch(1, 1, null));

        var started = await gateway.PostAsync("/api/validate", """{"wait":false}""");

        started.Status.Should().Be(202);
        gateway.Release("first");
        Text(await EndAsync(gateway, Text(started.Json, "job_id")), "state").Should().Be("succeeded");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_cancelled_job_is_killed_and_keeps_what_its_ended_batches_have_found()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Batch(30, 10, "c-1"), "hang");
        var id = Text((await gateway.PostAsync("/api/validate", "")).Json, "job_id");
        var pid = (await gateway.PidsAsync(1)).Single();

        var cancelled = await gateway.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}");

        cancelled.Status.Should().Be(200);
        var job = cancelled.Json.GetProperty("job");
        Text(job, "state").Should().Be("cancelled");
        Text(job, "cancelled_by").Should().Be("request");
        job.TryGetProperty("error", out _).Should().BeFalse();
        job.GetProperty("counts").GetProperty("checked").GetInt32().Should().Be(10);
        await Until.TrueAsync(() => Until.IsGone(pid));
        (await gateway.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}")).Text.Should().Be(cancelled.Text, "once more changes nothing");
        gateway.Counts.Should().Match<Gateway.Launching.QueueCounts>(counts => counts.Processed == 1 && counts.Dropped == 1 && counts.Errors == 0 && counts.Active == 0);
        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("cause Cancelled", StringComparison.Ordinal)));
        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("has ended: Cancelled after 1 batches and 10 channels", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_job_that_waits_for_a_slot_can_be_cancelled()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxConcurrency=1");
        var other = gateway.GetAsync("/api/schedules/wait:other");
        await Until.TrueAsync(() => gateway.Counts.Active == 1);
        var started = await gateway.PostAsync("/api/validate", """{"wait":false}""");
        await Until.TrueAsync(() => gateway.Counts.Queued == 1);
        Text(started.Json.GetProperty("job"), "state").Should().Be("queued");

        var cancelled = await gateway.SendAsync(HttpMethod.Delete, "/api/jobs/" + Text(started.Json, "job_id"));

        Text(cancelled.Json.GetProperty("job"), "state").Should().Be("cancelled");
        gateway.Counts.Queued.Should().Be(0);
        gateway.Release("other");
        await other;
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_waits_for_a_job_that_somebody_cancels_is_told_so()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("hang");
        var waiting = gateway.PostAsync("/api/validate", "");
        await gateway.PidsAsync(1);

        await gateway.SendAsync(HttpMethod.Delete, "/api/jobs/" + await RunningIdAsync(gateway));

        (await waiting).Should().Match<Reply>(reply => reply.Status == 409 && reply.Type == "conflict");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("exit 3", 400, "of_exit_3")]
    [InlineData("exit 70", 500, "of_exit_70")]
    [InlineData("exit 99", 502, "worker_failed")]
    [InlineData("Segmentation fault", 502, "worker_failed")]
    public async Task A_first_batch_that_fails_is_the_answer(string step, int status, string type)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(step);

        var reply = await gateway.PostAsync("/api/validate", "");

        reply.Status.Should().Be(status);
        reply.Type.Should().Be(type);
        var job = (await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs")[0];
        Text(job, "state").Should().Be("failed");
        Text(job.GetProperty("error"), "type").Should().Be(type);
        Text(job.GetProperty("error"), "message").Should().NotBeEmpty();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("exit 70", "of_exit_70")]
    [InlineData("exit 99", "worker_failed")]
    [InlineData("""{"status":"success","next":"cut""", "worker_failed")]
    [InlineData("""{"status":"success","total":30,"checked":0,"next":"c-1"}""", "worker_failed")] // it would never end
    public async Task A_later_batch_that_fails_ends_the_job(string step, string type)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Batch(30, 10, "c-1"), step, Batch(30, 20, null));

        var job = await EndAsync(gateway, Text((await gateway.PostAsync("/api/validate", "")).Json, "job_id"));

        Text(job, "state").Should().Be("failed");
        Text(job.GetProperty("error"), "type").Should().Be(type);
        job.GetProperty("counts").GetProperty("checked").GetInt32().Should().Be(10);
        gateway.Has("call-3").Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_batch_that_takes_too_long_ends_the_job_with_a_timeout()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=0.5");
        gateway.SetSteps("hang");

        (await gateway.PostAsync("/api/validate", "")).Should().Match<Reply>(reply => reply.Status == 504 && reply.Type == "timeout");

        gateway.CallOf(1).Should().Contain("--budget=1 ");
        Text((await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs")[0].GetProperty("error"), "type").Should().Be("timeout");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_batch_that_finds_the_store_locked_is_tried_again()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Batch(20, 10, "c-1"), Unavailable, Batch(20, 10, null));

        var job = await EndAsync(gateway, Text((await gateway.PostAsync("/api/validate", "")).Json, "job_id"));

        Text(job, "state").Should().Be("succeeded");
        job.GetProperty("batches").GetInt32().Should().Be(2);
        gateway.CallOf(3).Should().Contain("--after=c-1 ");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_store_that_stays_locked_ends_the_job()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Unavailable, Unavailable, Unavailable, Unavailable, Batch(1, 1, null));

        var reply = await gateway.PostAsync("/api/validate", "");

        reply.Status.Should().Be(503);
        gateway.Has("call-4").Should().BeTrue();
        gateway.Has("call-5").Should().BeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task A_job_that_pauses_before_another_try_can_be_cancelled()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Unavailable, Unavailable, "wait never");
        var id = Text((await gateway.PostAsync("/api/validate", """{"wait":false}""")).Json, "job_id");
        await Until.TrueAsync(() => gateway.Counts.Processed > 0);

        var cancelled = await gateway.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}");

        Text(cancelled.Json.GetProperty("job"), "state").Should().Be("cancelled");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_full_queue_refuses_a_job_as_it_does_anything_else()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxConcurrency=1", "ScheduleFlow:Launcher:QueueLimit=0");
        var other = gateway.GetAsync("/api/schedules/wait:other");
        await Until.TrueAsync(() => gateway.Counts.Active == 1);

        (await gateway.PostAsync("/api/validate", "")).Should().Match<Reply>(reply => reply.Status == 503 && reply.Type == "queue_full");

        gateway.Counts.Refused.Should().Be(1);
        gateway.Release("other");
        await other;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_goes_away_does_not_end_the_job()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("wait first\n" + Batch(20, 10, "c-1"), Batch(20, 10, null));
        using (var gone = new CancellationTokenSource())
        {
            var waiting = gateway.Client.PostAsync("/api/validate", null, gone.Token);
            await Until.TrueAsync(() => gateway.CountOf("started-first-*") == 1);
            await gone.CancelAsync();
            await waiting.Invoking(request => request).Should().ThrowAsync<OperationCanceledException>();
            await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("/api/validate - 499", StringComparison.Ordinal)));
        }

        gateway.Release("first");

        Text(await EndAsync(gateway, await RunningIdAsync(gateway)), "state").Should().Be("succeeded");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopping_gateway_cancels_the_job_and_leaves_no_worker()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:StopGraceSeconds=20");
        gateway.SetSteps(Batch(30, 10, "c-1"), "hang");
        await gateway.PostAsync("/api/validate", "");
        var pid = (await gateway.PidsAsync(1)).Single();

        await gateway.App.StopAsync(TestContext.Current.CancellationToken);

        Until.IsGone(pid).Should().BeTrue("the gateway waits for that");
        var job = gateway.App.Services.GetRequiredService<JobStore>().All.Single();
        job.Should().Match<JobData>(data => data.State == JobState.Cancelled && data.CancelledBy == JobCancellation.Shutdown && data.Counts.Checked == 10);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_listens_hears_of_every_change_and_follows_the_batches_by_the_request()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("progress 20\nwait first\n" + Batch(30, 10, "c-1"), Batch(30, 20, null));
        await using var events = await EventReader.ListenAsync(gateway, "/api/events?types=job,progress&request_id=mine");

        var waiting = gateway.SendAsync(HttpMethod.Post, "/api/validate", null, ("X-Request-ID", "mine"));

        Text(await events.NextAsync("job"), "state").Should().Be("queued");
        Text(await events.NextAsync("job"), "state").Should().Be("running");
        Text(await events.NextAsync("progress"), "request_id").Should().Be("mine.1");
        (await events.NextAsync("job")).GetProperty("percent").GetDouble().Should().Be(20);
        gateway.Release("first");
        (await events.NextAsync("job")).GetProperty("percent").GetDouble().Should().Be(33.3);
        (await events.NextAsync("job")).GetProperty("batches").GetInt32().Should().Be(2);
        var last = await events.NextAsync("job");
        Text(last, "state").Should().Be("succeeded");
        last.ToString().Should().Be((await gateway.GetAsync("/api/jobs/" + Text(last, "id"))).Json.GetProperty("job").ToString());
        await waiting;
    }

    [Fact(Timeout = 60_000)]
    public async Task The_ids_of_batches_are_no_longer_than_an_id_may_be()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps(Batch(1, 1, null));
        var id = new string('r', 64);

        await gateway.SendAsync(HttpMethod.Post, "/api/validate", null, ("X-Request-ID", id));

        gateway.CallOf(1).Should().Contain($"--request-id={id[..62]}.1 ");
    }

    [Fact(Timeout = 60_000)]
    public async Task The_last_hundred_are_remembered()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("exit:0!");
        var first = await IdOfNextAsync();
        var second = await IdOfNextAsync();
        for (var i = 2; i < 101; i++)
        {
            await IdOfNextAsync();
        }

        (await gateway.GetAsync("/api/jobs")).Json.GetProperty("count").GetInt32().Should().Be(100);
        (await gateway.GetAsync($"/api/jobs/{first}")).Should().Match<Reply>(reply => reply.Status == 404 && reply.Type == "not_found");
        (await gateway.GetAsync($"/api/jobs/{second}")).Status.Should().Be(200);
        (await gateway.SendAsync(HttpMethod.Delete, "/api/jobs/none")).Status.Should().Be(404);

        async Task<string> IdOfNextAsync()
        {
            await gateway.PostAsync("/api/validate", "");
            return Text((await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs")[0], "id");
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task The_job_acts_for_whoever_asked_for_it()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");

        var reply = await gateway.SendAsync(HttpMethod.Post, "/api/validate", null, ("Authorization", "Bearer " + GatewayHost.AdminKey));

        reply.Json.GetProperty("environment").GetProperty("SCHEDULEFLOW_ACTOR").GetString().Should().Be("admin@127.0.0.1");
    }

    private static string Batch(int total, int seen, string? next) =>
        $$"""{"status":"success","total":{{total}},"checked":{{seen}},"working":{{seen}},"broken":0,"timeout":0,"unchecked":0,"next":{{JsonSerializer.Serialize(next)}},"results":[{"id":"a","next":"row"}]}""";

    private static async Task<JsonElement> EndAsync(GatewayHost gateway, string id)
    {
        while (true)
        {
            var job = (await gateway.GetAsync($"/api/jobs/{id}")).Json.GetProperty("job");
            if (job.TryGetProperty("finished", out _))
            {
                return job;
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> RunningIdAsync(GatewayHost gateway) => Text((await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs")[0], "id");

    private static string Text(JsonElement json, string field) => json.GetProperty(field).ToString();
}
