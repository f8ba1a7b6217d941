using System.Diagnostics;
using System.Globalization;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Three gateways on one data folder behind an edge, each a process of its own.</summary>
[Collection("Gateways")]
public sealed class EdgeTests : IAsyncLifetime
{
    private const int Imports = 24;
    private const int Reads = 300;
    private const int Readers = 8;

    private readonly TempFolder _folder = new();
    private readonly List<RunningGateway> _nodes = [];
    private RunningGateway _edge = null!;

    public async ValueTask InitializeAsync()
    {
        for (var number = 0; number < 3; number++)
        {
            _nodes.Add(await NodeAsync(number, "http://127.0.0.1:0"));
        }

        _edge = await EdgeAsync(_nodes, "edge.log");
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task A_node_that_is_killed_costs_nobody_a_read_and_is_used_again_when_it_is_back()
    {
        await ImportAsync();
        var address = _nodes[1].Client.BaseAddress!;
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Reads),
            new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = TestContext.Current.CancellationToken },
            async (_, _) =>
            {
                if (Interlocked.Increment(ref done) == Reads / 3)
                {
                    _nodes[1].Kill();
                }

                (await _edge.GetAsync("/api/schedules")).MustSucceed().Number("count").Should().Be(Imports);
            });

        // The others go; what is left is the one that was dead.
        var back = await NodeAsync(1, address.ToString());
        _nodes[0].Kill();
        _nodes[2].Kill();
        _nodes.Add(back);
        await Until.TrueAsync(async () => (await _edge.GetAsync("/api/schedules")).Status == 200, "the node that came back answers");
    }

    [Fact]
    public async Task A_node_that_hangs_costs_nobody_a_read()
    {
        // Probes so far apart that the requests come before any has found out.
        await using var edge = await EdgeAsync(_nodes, "hanging.log", probeSeconds: 4);
        await SignalAsync("STOP", _nodes[1]);
        try
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 3 * Readers).Select(_ => edge.GetAsync("/api/schedules")));

            replies.Should().OnlyContain(reply => reply.Status == 200);
            await Until.TrueAsync(
                () => File.ReadAllText(_folder["hanging.log"]).Contains($"was not answered by {_nodes[1].Client.BaseAddress!.Authority} (RequestCanceled)"),
                "some were given to it");
        }
        finally
        {
            await SignalAsync("CONT", _nodes[1]);
        }
    }

    [Fact]
    public async Task A_slow_node_gets_little_to_do()
    {
        var slow = await NodeAsync(3, "http://127.0.0.1:0", new() { ["ScheduleFlow:Launcher:WorkerPath"] = SlowWorker() });
        _nodes.Add(slow);
        await using var edge = await EdgeAsync([_nodes[0], slow], "slow-edge.log");

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Reads),
            new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = TestContext.Current.CancellationToken },
            async (_, _) => (await edge.GetAsync("/api/schedules")).MustSucceed());

        (await slow.GetAsync("/api/queue-stats")).Json.GetProperty("statistics").Number("total_processed").Should().BeInRange(1, Reads / 4, "taking turns would give it a half");
    }

    [Fact]
    public async Task What_goes_through_the_edge_keeps_its_id_and_its_callers_address_and_streams()
    {
        (await _edge.SendAsync(HttpMethod.Post, "/api/import-schedule?format=json", new ByteArrayContent(Encoding.UTF8.GetBytes(Small.Json)), requestId: "through")).MustSucceed();

        var reply = await _edge.SendAsync(HttpMethod.Get, "/api/schedules/x", requestId: "wrong");
        reply.MustFail(404, "not_found");
        reply.Headers.GetValues("X-Request-ID").Should().Equal("wrong");
        File.ReadAllText(Path.Combine(_edge.DataFolder, "audit.jsonl")).Should().Contain("\"through\"").And.Contain("editor@127.0.0.1");

        using var events = await _edge.Client.GetAsync(new Uri("/api/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        (await lines.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Be("event: queue", "a stream is handed on as it comes");
    }

    [Fact]
    public async Task With_no_node_left_the_edge_says_so_in_the_apis_words()
    {
        _nodes.ForEach(node => node.Kill());

        var reply = await _edge.GetAsync("/api/schedules");

        reply.MustFail(503, "unavailable");
        reply.Headers.RetryAfter.Should().NotBeNull();
        await Until.TrueAsync(async () => (await _edge.GetAsync("/healthz/ready")).Status == 503, "the probes find nobody");
        (await _edge.GetAsync("/healthz/live")).Status.Should().Be(200);
    }

    private async Task ImportAsync()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, Imports).Select(number => _edge.PostAsync($"/api/import-schedule?format=json&name=import%20{number}", Encoding.UTF8.GetBytes(Small.Json))));
        replies.Select(reply => reply.MustSucceed().Text("schedule_id")).Should().OnlyHaveUniqueItems();
    }

    private Task<RunningGateway> EdgeAsync(IEnumerable<RunningGateway> nodes, string log, double probeSeconds = 0.5) => RunningGateway.StartAsync(_folder, new Dictionary<string, string>
    {
        ["ScheduleFlow:Edge:Enabled"] = "true",
        ["ScheduleFlow:Edge:Nodes"] = string.Join(',', nodes.Select(node => node.Client.BaseAddress)),
        ["ScheduleFlow:Edge:ProbeSeconds"] = probeSeconds.ToString(CultureInfo.InvariantCulture),
        ["ScheduleFlow:Log:Path"] = _folder[log],
    });

    // What the edge says of its callers is believed; and who comes through a proxy has no rights by itself.
    private Task<RunningGateway> NodeAsync(int number, string url, Dictionary<string, string>? more = null) => RunningGateway.StartAsync(_folder, new Dictionary<string, string>(more ?? [])
    {
        ["urls"] = url,
        ["ScheduleFlow:Proxies"] = "127.0.0.1",
        ["ScheduleFlow:Security:Anonymous"] = "editor",
        ["ScheduleFlow:Log:Path"] = _folder[$"node-{number}.log"],
    });

    private string SlowWorker()
    {
        var path = _folder.Write("slow.sh", $"#!/bin/bash\nsleep 0.5\nexec '{Repository.Worker}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private static async Task SignalAsync(string signal, RunningGateway gateway)
    {
        using var kill = Process.Start("kill", [$"-{signal}", gateway.ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }
}
