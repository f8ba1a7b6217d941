using System.Text;
using System.Text.Json;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>The links of channels are checked by a job of batches. A worker has 8 seconds here, a batch 4.</summary>
public sealed class ValidationTests : GatewayTests
{
    private readonly SlowLinks _links = new();

    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Launcher:TimeoutSeconds"] = "8" };

    [Fact]
    public async Task A_short_list_is_answered_at_once_and_its_results_are_kept()
    {
        using var links = _links;
        await ImportAsync(["ok", "none"]);

        var reply = (await Gateway.PostAsync("/api/validate", "{}")).MustSucceed();

        (reply.Number("total"), reply.Number("checked"), reply.Number("working"), reply.Number("broken"), reply.Number("timeout")).Should().Be((2, 2, 1, 1, 0));
        reply.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
        var results = (await Gateway.GetAsync("/api/validate/results")).MustSucceed();
        (results.Number("total"), results.Number("checked"), results.Number("working"), results.Number("broken")).Should().Be((2, 2, 1, 1));
        results.List("results").Select(row => row.Text("status")).Should().BeEquivalentTo("200", "404");
        (await Gateway.GetAsync("/api/validate/results?state=broken")).MustSucceed().List("results").Single().Text("name").Should().Be("none");
        (await Gateway.GetAsync("/api/channels?state=working")).MustSucceed().List("channels").Single().Text("name").Should().Be("ok");
        var job = (await Gateway.GetAsync("/api/jobs")).MustSucceed().List("jobs").Single();
        (job.Text("state"), job.GetProperty("counts").Number("working")).Should().Be(("succeeded", 1));
    }

    [Fact]
    public async Task A_long_list_is_checked_batch_by_batch_and_every_channel_once()
    {
        using var links = _links;
        string[] paths = [.. Enumerable.Range(0, 16).Select(number => $"slow{number}")];
        await ImportAsync(paths, "\"parallel\":1,\"per_host\":1");

        var started = await Gateway.PostAsync("/api/validate", "{}");

        started.Status.Should().Be(202, started.Text);
        started.Headers.Location!.ToString().Should().Be("/api/jobs/" + started["job_id"]);
        var job = await EndAsync(started["job_id"]);
        job.Text("state").Should().Be("succeeded", job.ToString());
        job.Number("batches").Should().BeGreaterThan(1);
        job.GetProperty("percent").GetDouble().Should().Be(100);
        (job.GetProperty("counts").Number("total"), job.GetProperty("counts").Number("checked")).Should().Be((paths.Length, paths.Length));
        var results = (await Gateway.GetAsync("/api/validate/results")).MustSucceed();
        (results.Number("total"), results.Number("checked")).Should().Be((paths.Length, paths.Length));
    }

    [Fact]
    public async Task A_cancelled_job_ends_and_keeps_what_ended_batches_have_found()
    {
        using var links = _links;
        await ImportAsync([.. Enumerable.Range(0, 200).Select(number => $"hold{number}")], "\"parallel\":1,\"per_host\":1");
        var id = (await Gateway.PostAsync("/api/validate", """{"wait":false}"""))["job_id"];
        (await Gateway.PostAsync("/api/validate", "{}")).MustFail(409, "conflict", id);
        await Until.TrueAsync(() => links.Held > 0, "a link is looked at");

        var job = (await Gateway.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}")).MustSucceed().GetProperty("job");

        (job.Text("state"), job.Text("cancelled_by")).Should().Be(("cancelled", "request"));
        (await Gateway.GetAsync("/api/validate/results")).MustSucceed().Number("checked").Should().Be(job.GetProperty("counts").Number("checked"));
        (await Gateway.GetAsync("/api/jobs/none")).MustFail(404, "not_found");
    }

    [Fact]
    public async Task An_unknown_channel_or_group_is_said_at_once()
    {
        using var links = _links;
        await ImportAsync(["ok"]);

        (await Gateway.PostAsync("/api/validate", """{"ids":["none"]}""")).MustFail(404, "not_found", "none");
        (await Gateway.PostAsync("/api/validate", """{"group":"none"}""")).MustSucceed().Number("total").Should().Be(0);
        (await Gateway.GetAsync("/api/jobs")).Json.List("jobs").Select(job => job.Text("state")).Should().Equal("succeeded", "failed");
    }

    [Fact]
    public async Task Addresses_of_this_machine_are_refused_until_they_are_allowed()
    {
        using var links = _links;
        await ImportAsync(["ok"], allows: false);

        (await Gateway.PostAsync("/api/validate", "{}")).MustSucceed().Number("broken").Should().Be(1);
        links.Held.Should().Be(0);

        await ConfigureAsync("");
        (await Gateway.PostAsync("/api/validate", "{}")).MustSucceed().Number("working").Should().Be(1);
    }

    private async Task ImportAsync(string[] paths, string settings = "", bool allows = true)
    {
        (await Gateway.PostAsync("/api/channels/import", Encoding.UTF8.GetBytes(_links.ListOf(paths)))).MustSucceed().Number("added").Should().Be(paths.Length);
        if (allows)
        {
            await ConfigureAsync(settings);
        }
    }

    private async Task ConfigureAsync(string settings)
    {
        var patch = $$$"""{"validation":{"timeout_seconds":1,"allow":["127.0.0.0/8"]{{{(settings.Length == 0 ? "" : "," + settings)}}}}}""";
        (await Gateway.SendAsync(HttpMethod.Post, "/api/config", new StringContent(patch, Encoding.UTF8, "application/json"), AdminKey)).MustSucceed();
    }

    private async Task<JsonElement> EndAsync(string id)
    {
        await Until.TrueAsync(async () => (await Gateway.GetAsync($"/api/jobs/{id}")).Json.GetProperty("job").TryGetProperty("finished", out _), "the job ends");
        return (await Gateway.GetAsync($"/api/jobs/{id}")).MustSucceed().GetProperty("job");
    }
}
