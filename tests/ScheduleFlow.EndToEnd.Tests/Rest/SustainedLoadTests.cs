using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>
/// A thousand clients at once, each with its next request as soon as it has an answer. For 6 seconds; 30 and more with
/// <c>SCHEDULEFLOW_LOAD_SECONDS</c>.
/// </summary>
public sealed class SustainedLoadTests : GatewayTests
{
    private const int Clients = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("SCHEDULEFLOW_LOAD_SECONDS") ?? "6", CultureInfo.InvariantCulture));

    // A queue that a thousand clients can fill, so that refusals are part of it.
    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Launcher:QueueLimit"] = "900" };

    [Fact]
    public async Task A_thousand_clients_get_documented_answers_nothing_is_lost_and_nothing_piles_up()
    {
        var id = await ImportAsync("with_gaps.json");
        var process = new ProcessFacts(Gateway.ProcessId);
        var imported = new ConcurrentBag<string>();
        var answers = new ConcurrentDictionary<string, int>();
        var memory = new List<long>();

        using (var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = Gateway.Client.BaseAddress, Timeout = TimeSpan.FromMinutes(2) })
        {
            await LoadAsync(client, id, WarmUp, imported, answers);
            using var done = new CancellationTokenSource();
            var watching = WatchAsync(process, memory, done.Token);
            await LoadAsync(client, id, Duration, imported, answers);
            await done.CancelAsync();
            await watching;
        }

        TestContext.Current.SendDiagnosticMessage($"answers: {string.Join(", ", answers)}; memory: {string.Join(' ', memory.Select(bytes => bytes >> 20))} MB");
        answers.Keys.Should().BeSubsetOf(["200", "304", "503 queue_full"]);
        answers.Keys.Should().Contain(["200", "503 queue_full"]);
        (await StoredAsync()).Should().BeEquivalentTo([.. imported, id]);
        StoreState.ScheduleFiles(Gateway.DataFolder).Should().HaveCount(imported.Count + 1);

        var third = memory.Count / 3;
        var first = memory.Take(third).Average();
        memory.TakeLast(third).Average().Should().BeLessThan((first * 1.25) + (32 << 20), "memory is flat");
        await Until.TrueAsync(() => process.Children == 0, "every worker has ended");
        await Until.TrueAsync(() => process.Sockets < 20, "the connections are closed");
    }

    [Fact]
    public async Task Two_thousand_clients_that_go_away_leave_nothing_behind()
    {
        var id = await ImportAsync("with_gaps.json");
        var process = new ProcessFacts(Gateway.ProcessId);
        using (var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 500 }) { BaseAddress = Gateway.Client.BaseAddress })
        {
            var random = new Random(1);
            foreach (var batch in Enumerable.Range(0, 2000).Select(number => (Number: number, Patience: random.Next(1, 60))).Chunk(500))
            {
                await Task.WhenAll(batch.Select(async caller =>
                {
                    using var patience = new CancellationTokenSource(caller.Patience);
                    try
                    {
                        using var reply = await (caller.Number % 3 == 0
                            ? client.PostAsync(new Uri("/api/import-schedule", UriKind.Relative), new ByteArrayContent(Encoding.UTF8.GetBytes(Small.Xml)), patience.Token)
                            : client.GetAsync(new Uri(caller.Number % 3 == 1 ? "/api/schedules" : $"/api/schedules/{id}/export?format=xml", UriKind.Relative), patience.Token));
                    }
                    catch (OperationCanceledException)
                    {
                        // As planned.
                    }
                }));
            }
        }

        await Until.TrueAsync(async () => (await Gateway.GetAsync("/api/queue-stats")).Json.GetProperty("queue") is var queue && queue.Number("active_processes") == 0 && queue.Number("queued_tasks") == 0, "the queue is empty");
        var total = (await Gateway.GetAsync("/api/queue-stats")).Json.GetProperty("statistics");
        total.Number("total_queued").Should().Be(total.Number("total_processed") + total.Number("total_dropped"));
        total.Number("total_dropped").Should().BePositive("some left while they waited");
        await Until.TrueAsync(() => process.Children == 0, "every worker has ended");
        await Until.TrueAsync(() => process.Sockets < 20, "the connections are closed");
        (await Gateway.GetAsync("/api/health")).Status.Should().Be(200);
        (await StoredAsync()).Should().HaveCount(StoreState.ScheduleFiles(Gateway.DataFolder).Count());
    }

    private static async Task LoadAsync(HttpClient client, string id, TimeSpan duration, ConcurrentBag<string> imported, ConcurrentDictionary<string, int> answers)
    {
        using var time = new CancellationTokenSource(duration);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            for (var i = number; !time.IsCancellationRequested; i++)
            {
                using var request = Request(i, id);
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                var reply = new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Headers, response.Content.Headers);
                var answer = $"{reply.Status}{(reply.Status >= 400 ? " " + reply["type"] : "")}";
                answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
                if (reply.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    reply.Headers.RetryAfter.Should().NotBeNull();
                    await Task.Delay(200, TestContext.Current.CancellationToken);
                }
                else if (request.Method == HttpMethod.Post && reply.Status == 200)
                {
                    imported.Add(reply["schedule_id"]);
                }
            }
        }));
    }

    private static HttpRequestMessage Request(int number, string id)
    {
        switch (number % 4)
        {
            case 0:
                return new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Small.Json)) };
            case 1:
                return new HttpRequestMessage(HttpMethod.Get, "/api/schedules?limit=20");
            case 2:
                return new HttpRequestMessage(HttpMethod.Get, $"/api/schedules/{id}/export?format=xml");
            default:
                var conditional = new HttpRequestMessage(HttpMethod.Get, $"/api/schedules/{id}");
                conditional.Headers.Add("If-None-Match", "*");
                return conditional;
        }
    }

    private static async Task WatchAsync(ProcessFacts process, List<long> memory, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            memory.Add(process.ResidentBytes);
            await Task.Delay(100, CancellationToken.None);
        }
    }

    private async Task<List<string>> StoredAsync()
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = (await Gateway.GetAsync($"/api/schedules?limit=1000{(next is null ? "" : "&after=" + Uri.EscapeDataString(next))}")).MustSucceed();
            ids.AddRange(page.List("schedules").Select(schedule => schedule.Text("id")));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        return ids;
    }
}
