namespace ScheduleFlow.Gateway.Tests.Jobs;

/// <summary>How many jobs run beside each other, and whose. The dummy stands for the worker, a step for each batch.</summary>
public sealed class JobStoreTests
{
    private const string OnlyBatch = """{"status":"success","total":1,"checked":1,"working":1,"broken":0,"timeout":0,"unchecked":0,"next":null,"results":[]}""";

    [Fact(Timeout = 60_000)]
    public async Task A_caller_that_asks_for_the_same_again_is_told_which_job_has_it()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("wait first\n" + OnlyBatch, OnlyBatch);
        var id = await StartAsync(gateway, Group("News", wait: false));

        var second = await gateway.PostAsync("/api/validate", Group("News"));

        second.Status.Should().Be(409);
        second.Type.Should().Be("conflict");
        second.Text.Should().Contain(id);
        gateway.Release("first");
        await Until.TrueAsync(async () => await StateAsync(gateway, id) == "succeeded");
        (await gateway.PostAsync("/api/validate", Group("News"))).Status.Should().Be(200);
        (await gateway.GetAsync("/api/jobs")).Json.GetProperty("jobs").EnumerateArray().Last().GetProperty("id").GetString().Should().Be(id, "the newest is first");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_caller_has_two_jobs_at_most_and_keeps_nobody_elses_waiting()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetSteps("wait a\n" + OnlyBatch, "wait a\n" + OnlyBatch, OnlyBatch, OnlyBatch);
        await StartAsync(gateway, Group("News", wait: false));
        await StartAsync(gateway, Group("Sport", wait: false));
        await Until.TrueAsync(() => gateway.CountOf("started-a-*") == 2);

        var third = await gateway.PostAsync("/api/validate", Group("Film"));
        var anothers = await gateway.SendAsync(HttpMethod.Post, "/api/validate", Group("News"), ("Authorization", "Bearer " + GatewayHost.AdminKey));
        gateway.Release("a");

        third.Should().Match<Reply>(reply => reply.Status == 429 && reply.Type == "rate_limited");
        third.Headers.RetryAfter!.Delta.Should().BePositive();
        anothers.Status.Should().Be(200, anothers.Text);
        await Until.TrueAsync(async () => (await gateway.PostAsync("/api/validate", Group("Film"))).Status == 200);
    }

    [Fact(Timeout = 60_000)]
    public async Task Eight_jobs_run_at_most_and_a_stop_cancels_them_all()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Proxies=127.0.0.0/8", "ScheduleFlow:Security:Anonymous=editor", "ScheduleFlow:Launcher:StopGraceSeconds=20");
        gateway.SetBehaviour("hang!");
        for (var i = 0; i < 8; i++)
        {
            (await StartFromAsync(gateway, $"192.0.2.{i}")).Status.Should().Be(202);
        }

        (await StartFromAsync(gateway, "192.0.2.8")).Should().Match<Reply>(reply => reply.Status == 503 && reply.Type == "unavailable");

        await gateway.App.StopAsync(TestContext.Current.CancellationToken);
        gateway.Counts.Should().Match<Gateway.Launching.QueueCounts>(counts => counts.Active == 0 && counts.Queued == 0 && counts.Dropped == 8);
    }

    private static Task<Reply> StartFromAsync(GatewayHost gateway, string address) =>
        gateway.SendAsync(HttpMethod.Post, "/api/validate", """{"wait":false}""", ("X-Forwarded-For", address));

    private static string Group(string name, bool wait = true) => $$"""{"group":"{{name}}","wait":{{(wait ? "true" : "false")}}}""";

    private static async Task<string> StartAsync(GatewayHost gateway, string body)
    {
        var started = await gateway.PostAsync("/api/validate", body);
        started.Status.Should().Be(202, started.Text);
        return started.Json.GetProperty("job_id").GetString()!;
    }

    private static async Task<string?> StateAsync(GatewayHost gateway, string id) =>
        (await gateway.GetAsync($"/api/jobs/{id}")).Json.GetProperty("job").GetProperty("state").GetString();
}
