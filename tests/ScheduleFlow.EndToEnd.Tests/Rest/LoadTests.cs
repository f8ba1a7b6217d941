using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class LoadTests : GatewayTests
{
    [Fact]
    public async Task A_hundred_imports_at_once_are_a_hundred_schedules_and_numbers_that_add_up()
    {
        const int Imports = 100;
        using var done = new CancellationTokenSource();
        var watching = WatchStatisticsAsync(done.Token);

        var replies = await Task.WhenAll(Enumerable.Range(1, Imports).Select(number =>
            Gateway.PostAsync($"/api/import-schedule?name=Import%20{number}", Encoding.UTF8.GetBytes(Small.Xml))));
        await done.CancelAsync();

        replies.Should().OnlyContain(reply => reply.Status == 200);
        replies.Select(reply => reply["schedule_id"]).Should().OnlyHaveUniqueItems();
        var listed = (await Gateway.GetAsync("/api/schedules")).MustSucceed();
        listed.Number("count").Should().Be(Imports);
        listed.List("schedules").Select(schedule => schedule.Text("name")).Should().BeEquivalentTo(Enumerable.Range(1, Imports).Select(number => $"Import {number}"));
        StoreState.ScheduleFiles(Gateway.DataFolder).Should().HaveCount(Imports);

        var stats = (await Gateway.GetAsync("/api/queue-stats")).MustSucceed();
        var total = stats.GetProperty("statistics");
        total.Number("total_processed").Should().Be(Imports + 1, "the list counts as well");
        total.Number("total_queued").Should().Be(Imports + 1);
        total.Number("total_errors").Should().Be(0);
        total.Number("total_dropped").Should().Be(0);
        total.Number("peak_active").Should().Be(3, "one caller leaves a slot to others");
        total.Number("peak_queue_size").Should().BeInRange(1, Imports - 3);
        var queue = stats.GetProperty("queue");
        queue.Number("active_processes").Should().Be(0);
        queue.Number("queued_tasks").Should().Be(0);
        queue.Number("max_concurrency").Should().Be(4);
        (await watching).Should().NotBeEmpty().And.OnlyContain(snapshot => AddsUp(snapshot));
    }

    [Fact]
    public async Task A_hundred_and_fifty_mixed_requests_at_once_are_all_answered()
    {
        var id = await ImportAsync("with_gaps.json");
        var fill = $$"""{"links":{{Small.Links(96)}},"start_time":"{{Monday}}","duration_hours":24}""";
        Func<int, Task<Reply>>[] requests =
        [
            _ => Gateway.GetAsync("/api/schedules"),
            _ => Gateway.GetAsync($"/api/schedules/{id}"),
            _ => Gateway.GetAsync($"/api/schedules/{id}/export?format=xml"),
            number => Gateway.PostAsync($"/api/import-schedule?name=Mixed%20{number}", Encoding.UTF8.GetBytes(Small.Json)),
            _ => Gateway.PostAsync("/api/schedule-playlist", fill),
            _ => Gateway.GetAsync("/api/system-info"),
            _ => Gateway.GetAsync("/api/playlists"),
            number => Gateway.PostAsync("/api/save-playlist", $$"""{"filename":"mixed-{{number}}.m3u","items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}"""),
            _ => Gateway.GetAsync("/api/queue-stats"),
            _ => Gateway.GetAsync("/api/system-version"),
        ];

        var replies = new ConcurrentBag<Reply>();
        await Task.WhenAll(Enumerable.Range(0, 150).Select(async number => replies.Add(await requests[number % requests.Length](number))));

        replies.Should().HaveCount(150).And.OnlyContain(reply => reply.Status == 200);
        (await Gateway.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(1 + 15 + 15);
        (await Gateway.GetAsync("/api/playlists")).MustSucceed().Number("count").Should().Be(15);
        AddsUp((await Gateway.GetAsync("/api/queue-stats")).Json).Should().BeTrue();
    }

    private async Task<List<JsonElement>> WatchStatisticsAsync(CancellationToken done)
    {
        var snapshots = new List<JsonElement>();
        while (!done.IsCancellationRequested)
        {
            snapshots.Add((await Gateway.GetAsync("/api/queue-stats")).Json);
        }

        return snapshots;
    }

    private static bool AddsUp(JsonElement stats)
    {
        var queue = stats.GetProperty("queue");
        var total = stats.GetProperty("statistics");
        return total.Number("total_queued") == total.Number("total_processed") + total.Number("total_dropped") + queue.Number("active_processes") + queue.Number("queued_tasks")
            && queue.Number("active_processes") <= total.Number("peak_active")
            && queue.Number("queued_tasks") <= total.Number("peak_queue_size")
            && (queue.Number("queued_tasks") == 0 || queue.Number("active_processes") >= queue.Number("max_concurrency") - 1);
    }
}
