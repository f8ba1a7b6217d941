using System.Globalization;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Slow clients take neither the slots nor the memory that others need. It ends by itself, in about a minute.</summary>
public sealed class FairnessTests : GatewayTests
{
    private const int Uploads = 4;
    private const int Readers = 20;
    private const int Lists = 200;
    private const long MostMemory = 400_000_000;

    // What a busy machine takes for 48 MB is not what is tested here.
    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Launcher:TimeoutSeconds"] = "180" };

    [Fact(Timeout = 600_000)]
    public async Task Slow_uploads_and_slow_readers_keep_no_other_caller_waiting_and_fill_no_memory()
    {
        var (editor, viewer, another) = (Create("slow-editor", "editor"), Create("slow-viewer", "viewer"), Create("another", "viewer"));
        var path = "/api/schedules/" + (await Gateway.PostAsync("/api/import-schedule", Large.Json())).MustSucceed().Text("schedule_id");
        await Until.TrueAsync(async () => (await ListAsync(another)) == 200, "the new key is known");
        var address = Gateway.Client.BaseAddress!;
        var uploads = new List<SlowClient>();
        var readers = new List<SlowClient>();
        try
        {
            uploads.AddRange(Enumerable.Range(0, Uploads).Select(_ => SlowClient.Upload(address, "/api/import-schedule?format=xml", editor, 1_000_000)));
            readers.AddRange(Enumerable.Range(0, Readers).Select(_ => SlowClient.Read(address, path, viewer)));

            // While the readers' workers run, and more of them wait than there are slots.
            var early = await ListsAsync(another, Lists / 2);
            var heads = await Task.WhenAll(readers.Select(reader => reader.Status)).WaitAsync(TestContext.Current.CancellationToken);

            // When nothing is left to be done for the slow ones but to wait for them.
            var stats = (await Gateway.GetAsync("/api/queue-stats")).MustSucceed();
            var late = await ListsAsync(another, Lists / 2);

            early.Concat(late).Should().OnlyContain(status => status == 200).And.HaveCount(Lists);
            heads.Should().OnlyContain(head => head == "HTTP/1.1 200 OK");
            stats.GetProperty("queue").Number("active_processes").Should().Be(0, "neither an upload nor a reader holds a slot");
            stats.GetProperty("queue").Number("queued_tasks").Should().Be(0);
            uploads.Concat(readers).Should().NotContain(client => client.HasEnded, "they still go on");
            new ProcessFacts(Gateway.ProcessId).PeakBytes.Should().BeLessThan(MostMemory);
            TestContext.Current.SendDiagnosticMessage(string.Create(
                CultureInfo.InvariantCulture, $"The gateway took {new ProcessFacts(Gateway.ProcessId).PeakBytes / 1_000_000} MB at most."));
        }
        finally
        {
            uploads.Concat(readers).ToList().ForEach(client => client.Dispose());
        }

        // What the slow ones took is free again, for themselves too.
        await Until.TrueAsync(async () => (await Gateway.SendAsync(HttpMethod.Get, path, key: viewer)).Status == 200, "its reply is had");
    }

    private async Task<List<int>> ListsAsync(string key, int count)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            statuses.Add(await ListAsync(key));
        }

        return statuses;
    }

    private async Task<int> ListAsync(string key) => (await Gateway.SendAsync(HttpMethod.Get, "/api/schedules", key: key)).Status;

    private string Create(string name, string role) => Gateway.Worker.Run("create-key", name, $"--role={role}").MustSucceed().Text("key");
}
