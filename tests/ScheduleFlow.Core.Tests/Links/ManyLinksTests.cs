using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;
using ScheduleFlow.TestKit;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.Core.Tests.Links;

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>Measures the process's memory, so nothing else may run beside it.</summary>
[Collection("alone")]
public sealed class ManyLinksTests : IDisposable
{
    private const int Links = 2_000;
    private const int Hosts = 50;
    private const int Megabyte = 1024 * 1024;

    private static readonly LinkCheckOptions Options = Checked.Options with { Timeout = TimeSpan.FromSeconds(8) };

    /// <summary>What waits for its time to end: few of them, since each takes all of it.</summary>
    private static readonly string[] SlowPaths = ["/slow-headers", "/slow-body", "/slow-body.m3u8", "/hls/slow-segment.m3u8"];

    private static readonly (string Path, LinkState State, int? Status, string? Kind)[] Pages =
    [
        ("/200", LinkState.Working, 200, null),
        ("/206", LinkState.Working, 206, null),
        ("/status/403", LinkState.Working, 403, null),
        ("/head/405/get/200", LinkState.Working, 200, null),
        ("/reset-on-head", LinkState.Working, 200, null),
        ("/chain/301/4", LinkState.Working, 200, null),
        ("/chain/308/9", LinkState.Broken, 308, null),
        ("/loop", LinkState.Broken, 302, null),
        ("/status/404", LinkState.Broken, 404, null),
        ("/status/500", LinkState.Broken, 500, null),
        ("/reset", LinkState.Broken, null, null),
        ("/close", LinkState.Broken, null, null),
        ("/garbage", LinkState.Broken, null, null),
        ("/huge-header", LinkState.Broken, null, null),
        ("/endless-headers", LinkState.Broken, null, null),
        ("/endless", LinkState.Working, 200, null),
        ("/bomb", LinkState.Working, 200, null),
        ("/bomb.m3u8", LinkState.Broken, 200, "hls"),
        ("/packed.m3u8", LinkState.Working, 200, "hls"),
        ("/short.m3u8", LinkState.Broken, 200, null),
        ("/hls/master.m3u8", LinkState.Working, 200, "hls"),
        ("/hls/dead-segment.m3u8", LinkState.Broken, 200, "hls"),
        ("/hls/empty.m3u8", LinkState.Broken, 200, "hls"),
        ("/dash/template.mpd", LinkState.Working, 200, "dash"),
        ("/dash/cut.mpd", LinkState.Broken, 200, "dash"),
        ("/to/?http://169.254.169.254/", LinkState.Broken, 302, null),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 300_000)]
    public async Task Two_thousand_links_of_all_kinds_are_each_what_they_are()
    {
        await using var server = LinkServer.Start(TestAuthority.SelfSigned("tv.example"));
        var expected = Expected(server);
        var names = new FakeNames { Others = "127.0.0.1" };
        using var checker = new LinkChecker(Options with { FileRoots = [_folder.Path] }, TimeProvider.System, names, null);

        // So many are under way at once as may be: nobody gets an answer before that. They come first in the list.
        server.Barrier.Opening = Options.Parallel;
        await checker.CheckAsync([.. expected.Take(1).Select(link => new LinkTarget("warm", server.Url("/200")))], _ => { }, TestContext.Current.CancellationToken);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (results, most) = (new Dictionary<string, LinkResult>(), 0L);

        await checker.CheckAsync([.. expected.Select((link, index) => new LinkTarget($"{index}", link.Url))], result =>
        {
            results.Add(result.Key, result);
            if (results.Count % 50 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }, TestContext.Current.CancellationToken);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;

        results.Should().HaveCount(Links);
        var wrong = expected.Select((link, index) => (link, result: results[$"{index}"]))
            .Where(pair => (pair.result.State, pair.result.Status, pair.result.Kind) != (pair.link.State, pair.link.Status, pair.link.Kind))
            .Select(pair => $"{pair.link.Url}: {pair.link.State} {pair.link.Status} {pair.link.Kind} was expected, and not {pair.result}");
        wrong.Should().BeEmpty();
        results.Values.Should().OnlyContain(result => result.Reason.Length > 0 && !result.Reason.Contains("Exception", StringComparison.Ordinal));

        (server.Barrier.IsOpen, server.Barrier.Peak).Should().Be((true, Options.Parallel));
        server.Barrier.PeakOfAnyHost.Should().BeInRange(2, Options.PerHost);
        (most - before).Should().BeLessThan(24 * Megabyte, "the server's share included");
        allocated.Should().BeLessThan(Links * 512L * 1024, "the server's share included");
        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated / Links / 1024} KiB allocated a link, {(most - before) / 1024} KiB held at most");
    }

    private List<(string Url, LinkState State, int? Status, string? Kind)> Expected(LinkServer server)
    {
        var file = _folder.Write("a.mp4", "x");
        List<(string Url, LinkState State, int? Status, string? Kind)> links =
        [
            // Each of the first two rounds through the hosts.
            .. Enumerable.Range(0, 2 * Hosts).Select(i => (server.Url($"/hold/{i}", Host(i)), LinkState.Working, (int?)200, (string?)null)),
            .. Enumerable.Range(0, 60).Select(i => ($"{server.Url(SlowPaths[i % SlowPaths.Length], Host(i))}?{i}", LinkState.Timeout, SlowPaths[i % SlowPaths.Length] == "/slow-headers" ? null : (int?)200, SlowPaths[i % SlowPaths.Length].Contains("segment", StringComparison.Ordinal) ? "hls" : null)),
            .. Enumerable.Range(0, 20).Select(i => (server.TlsUrl($"/200?{i}", Host(i)), LinkState.Broken, (int?)null, (string?)null)),
            .. Enumerable.Range(0, 20).Select(i => (server.Url($"/200?{i}", Host(i)).Replace("http:", "https:", StringComparison.Ordinal), LinkState.Broken, (int?)null, (string?)null)),
            .. Enumerable.Range(0, 20).Select(i => ($"rtsp://{Host(i)}/{i}", LinkState.Unchecked, (int?)null, (string?)null)),
            .. Enumerable.Range(0, 20).Select(i => ($"a text {i}", LinkState.Broken, (int?)null, (string?)null)),
            .. Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? file : $"{file}.{i}", i % 2 == 0 ? LinkState.Working : LinkState.Broken, (int?)null, (string?)"file")),
        ];
        links.AddRange(Enumerable.Range(0, Links - links.Count).Select(i =>
        {
            var (path, state, status, kind) = Pages[i % Pages.Length];
            return ($"{server.Url(path, Host(i))}{(path.Contains('?', StringComparison.Ordinal) ? "" : "?")}{i}", state, status, kind);
        }));
        return links;
    }

    private static string Host(int i) => $"host{i % Hosts}.example";
}
