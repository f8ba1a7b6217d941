using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class LinkCheckerTests : IAsyncDisposable
{
    private readonly LinkServer _server = LinkServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory(Timeout = 60_000)]
    [InlineData("/200", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/206", nameof(LinkState.Working), 206, "answers 206 Partial Content")]
    [InlineData("/unrangeable", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/status/403", nameof(LinkState.Working), 403, "answers 403 Forbidden")]
    [InlineData("/head/403/get/200", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/head/400/get/200", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/head/404/get/206", nameof(LinkState.Working), 206, "answers 206 Partial Content")]
    [InlineData("/head/405/get/200", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/head/501/get/403", nameof(LinkState.Working), 403, "answers 403 Forbidden")]
    [InlineData("/head/500/get/200", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/head/405/get/404", nameof(LinkState.Broken), 404, "answers 404 Not Found")]
    [InlineData("/reset-on-head", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/status/200", nameof(LinkState.Working), 200, "answers 200 OK, with nothing behind it")]
    [InlineData("/endless", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/icy", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/bomb", nameof(LinkState.Working), 200, "answers 200 OK")]
    [InlineData("/bad-length", nameof(LinkState.Working), 200, "answers 200 OK, with nothing behind it")]
    [InlineData("/status/204", nameof(LinkState.Broken), 204, "answers 204 No Content")]
    [InlineData("/status/304", nameof(LinkState.Broken), 304, "answers 304 Not Modified")]
    [InlineData("/status/401", nameof(LinkState.Broken), 401, "answers 401 Unauthorized")]
    [InlineData("/status/404", nameof(LinkState.Broken), 404, "answers 404 Not Found")]
    [InlineData("/status/429", nameof(LinkState.Broken), 429, "answers 429 Too Many Requests")]
    [InlineData("/status/500", nameof(LinkState.Broken), 500, "answers 500 Internal Server Error")]
    [InlineData("/status/599", nameof(LinkState.Broken), 599, "answers 599")]
    public async Task A_status_decides(string path, string state, int status, string reason)
    {
        var result = await Checked.OneAsync(_server.Url(path));

        (result.State.ToString(), result.Status, result.Reason).Should().Be((state, status, reason));
        (result.Redirects, result.FinalUrl, result.Kind).Should().Be((0, null, null));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed_as_far_as_the_limit(int status)
    {
        var result = await Checked.OneAsync(_server.Url($"/chain/{status}/5"));

        (result.State, result.Status, result.Redirects, result.FinalUrl).Should().Be((LinkState.Working, 200, 5, _server.Url("/200")));
        (await Checked.OneAsync(_server.Url($"/chain/{status}/6"))).Should().BeEquivalentTo(new { State = LinkState.Broken, Reason = "redirects more than 5 times", Status = status });
    }

    [Fact(Timeout = 60_000)]
    public async Task A_circle_of_redirects_is_named()
    {
        var result = await Checked.OneAsync(_server.Url("/loop"));

        (result.State, result.Reason, result.Status).Should().Be((LinkState.Broken, $"redirects in a circle, back to {_server.Url("/loop")}", 302));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_redirect_that_leads_nowhere_is_broken() =>
        (await Checked.OneAsync(_server.Url("/nowhere"))).Reason.Should().Be("redirects (302) without saying where to");

    [Theory(Timeout = 60_000)]
    [InlineData("/reset", "breaks the connection off at")]
    [InlineData("/close", "ends its answer too early at")]
    [InlineData("/garbage", "gives an answer that is not HTTP at")]
    [InlineData("/huge-header", "sends more headers than are read (64 KiB) at")]
    [InlineData("/endless-headers", "sends more headers than are read (64 KiB) at")]
    [InlineData("/short.m3u8", "ends its answer too early at")]
    public async Task A_server_that_misbehaves_is_broken_and_the_reason_is_plain(string path, string reason)
    {
        var result = await Checked.OneAsync(_server.Url(path));

        (result.State, result.Reason).Should().Be((LinkState.Broken, $"{reason} 127.0.0.1:{_server.Port}"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_that_refuses_or_is_not_known_is_broken()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // bound, and not listening
        var port = ((IPEndPoint)closed.LocalEndPoint!).Port;

        var results = await Checked.AllAsync([$"http://127.0.0.1:{port}/", "http://nobody.example/", "http://empty.example/"], names: new FakeNames().With("empty.example"));

        results.Select(result => (result.State, result.Status, result.Reason)).Should().Equal(
            (LinkState.Broken, null, $"refuses the connection at 127.0.0.1:{port}"),
            (LinkState.Broken, null, "has a host whose name is not known: nobody.example"),
            (LinkState.Broken, null, "has a host that has no address: empty.example"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/slow-headers", "waiting for the answer of 127.0.0.1:{0}")]
    [InlineData("/slow-body", "reading the answer of 127.0.0.1:{0}")]
    [InlineData("/slow-body.m3u8", "reading the answer of 127.0.0.1:{0}")]
    [InlineData("/hls/slow-segment.m3u8", "waiting for the answer of 127.0.0.1:{0} (its first segment)")]
    public async Task What_takes_too_long_is_a_timeout_that_says_where_it_was(string path, string step)
    {
        await TimesOutAsync(_server.Url(path), string.Format(System.Globalization.CultureInfo.InvariantCulture, step, _server.Port));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_or_a_handshake_that_takes_too_long_is_a_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // the system accepts; nobody ever speaks
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        await TimesOutAsync($"https://127.0.0.1:{port}/", $"agreeing on TLS with 127.0.0.1:{port}");
        await TimesOutAsync("http://slow.example/", "looking up the name slow.example", new NeverNames());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/hls/master.m3u8", "hls", "answers 200 OK, and its first variant answers 200 OK", "/hls/media.m3u8")]
    [InlineData("/hls/media.m3u8", "hls", "answers 200 OK, and its first segment answers 200 OK", "/200")]
    [InlineData("/hls/unnamed", "hls", "answers 200 OK, and its first segment answers 200 OK", "/200")]
    [InlineData("/packed.m3u8", "hls", "answers 200 OK, and its first segment answers 200 OK", "/200")]
    [InlineData("/dash/template.mpd", "dash", "answers 200 OK, and its first segment answers 200 OK", "/dash/low/init-064000.mp4")]
    [InlineData("/dash/unnamed", "dash", "answers 200 OK, and its first segment answers 200 OK", "/200")]
    [InlineData("/dash/live.mpd", "dash", "answers 200 OK; what it names cannot be told from it and was not asked", "/dash/live.mpd")]
    public async Task A_manifest_is_looked_into_one_level(string path, string kind, string reason, string asked)
    {
        var result = await Checked.OneAsync(_server.Url(path));

        (result.State, result.Status, result.Kind, result.Reason).Should().Be((LinkState.Working, 200, kind, reason));
        _server.TimesAsked(asked).Should().BePositive();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/hls/empty.m3u8", "hls", "is an empty HLS playlist")]
    [InlineData("/hls/no-segment.m3u8", "hls", "is an HLS playlist without a segment")]
    [InlineData("/hls/no-variant.m3u8", "hls", "is an HLS playlist without a variant")]
    [InlineData("/hls/html.m3u8", "hls", "is not an HLS playlist: it does not begin with #EXTM3U")]
    [InlineData("/bomb.m3u8", "hls", "is not an HLS playlist: it does not begin with #EXTM3U")]
    [InlineData("/falsely-packed.m3u8", null, "is not packed as “gzip”, as its server says")]
    [InlineData("/hls/dead-segment.m3u8", "hls", "its first segment answers 404 Not Found")]
    [InlineData("/hls/dead-variant.m3u8", "hls", "its first variant answers 500 Internal Server Error")]
    [InlineData("/hls/no-playlist-variant.m3u8", "hls", "its first variant is not an HLS playlist: it does not begin with #EXTM3U")]
    [InlineData("/dash/dead.mpd", "dash", "its first segment answers 404 Not Found")]
    [InlineData("/dash/empty.mpd", "dash", "is an empty DASH manifest")]
    [InlineData("/dash/cut.mpd", "dash", "is not a DASH manifest: its XML is not well-formed, or has a document type, in line 1")]
    [InlineData("/dash/entities.mpd", "dash", "is not a DASH manifest: its XML is not well-formed, or has a document type, in line 1")]
    [InlineData("/dash/no-period.mpd", "dash", "is a DASH manifest without a Period")]
    public async Task A_manifest_that_leads_nowhere_is_broken(string path, string? kind, string reason)
    {
        var result = await Checked.OneAsync(_server.Url(path));

        (result.State, result.Status, result.Kind, result.Reason).Should().Be((LinkState.Broken, 200, kind, reason));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_manifest_names_is_relative_to_where_it_was_found()
    {
        var result = await Checked.OneAsync(_server.Url("/to/?/hls/master.m3u8"));

        (result.State, result.Kind, result.Redirects, result.FinalUrl).Should().Be((LinkState.Working, "hls", 1, _server.Url("/hls/master.m3u8")));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_endless_body_or_a_bomb_is_hardly_read()
    {
        await Checked.AllAsync([_server.Url("/endless"), _server.Url("/bomb"), _server.Url("/endless-headers")]);

        _server.BytesSent.Should().BeLessThan(32 * 1024 * 1024, "what is in flight is the kernel's, not the checker's");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_links_headers_are_sent_and_its_secrets_stay_with_its_host()
    {
        _server.Serve("/away", exchange => exchange.AnswerAsync(302, null, null, $"Location: http://user:pw@other.example:{_server.Port}/200"));
        var names = new FakeNames { Others = "127.0.0.1" };

        await Checked.OneAsync($"http://me:secret@home.example:{_server.Port}/away|User-Agent=Player&Referer=http://a.example/&Cookie=session&Host=evil.example", Checked.Options, names);

        _server.Headers["/away"].Should().Contain("User-Agent", "Player").And.Contain("Referer", "http://a.example/").And.Contain("Cookie", "session")
            .And.Contain("Authorization", "Basic bWU6c2VjcmV0").And.Contain("Host", $"home.example:{_server.Port}");
        _server.Headers["/200"].Should().Contain("User-Agent", "Player").And.Contain("Referer", "http://a.example/").And.Contain("Host", $"other.example:{_server.Port}")
            .And.NotContainKeys("Cookie", "Authorization");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_servers_cookies_are_not_kept()
    {
        _server.Serve("/cookie", exchange => exchange.AnswerAsync(302, null, null, "Set-Cookie: a=b; Path=/", "Location: /200"));

        (await Checked.OneAsync(_server.Url("/cookie"))).State.Should().Be(LinkState.Working);
        _server.Headers["/200"].Should().NotContainKey("Cookie").And.Contain("User-Agent", "ScheduleFlow");
    }

    [Fact(Timeout = 60_000)]
    public async Task User_names_are_not_shown()
    {
        var result = await Checked.OneAsync($"http://me:secret@127.0.0.1:{_server.Port}/chain/301/1");

        (result.State, result.FinalUrl).Should().Be((LinkState.Working, _server.Url("/200")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Equal_urls_are_asked_once_and_reported_for_each_target()
    {
        var url = _server.Url("/200");
        var results = await Checked.AllAsync([url, "rtsp://a.example/", url, _server.Url("/status/404"), "rtsp://a.example/", url]);

        results.Select(result => result.State).Should().Equal(LinkState.Working, LinkState.Unchecked, LinkState.Working, LinkState.Broken, LinkState.Unchecked, LinkState.Working);
        _server.TimesAsked("/200").Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_slow_host_does_not_hold_up_the_others()
    {
        // Its links come first, and there are more of them than there are places.
        List<LinkTarget> targets =
        [
            .. Enumerable.Range(0, 100).Select(i => new LinkTarget("slow", $"http://slow.example:{_server.Port}/slow-headers?{i}")),
            .. Enumerable.Range(0, 50).Select(i => new LinkTarget("quick", $"http://quick{i % 5}.example:{_server.Port}/200?{i}")),
        ];
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var results = new List<LinkResult>();
        using var checker = new LinkChecker(Checked.Options with { Timeout = TimeSpan.FromMinutes(5), Parallel = 8, PerHost = 4 }, TimeProvider.System, new FakeNames { Others = "127.0.0.1" }, null);

        await checker.CheckAsync(targets, result =>
        {
            results.Add(result);
            if (results.Count == 50)
            {
                enough.Cancel();
            }
        }, enough.Token);

        results.Should().HaveCount(50).And.OnlyContain(result => result.Key == "quick" && result.State == LinkState.Working);
        _server.Asked.Where(pair => pair.Key.Contains("slow", StringComparison.Ordinal)).Sum(pair => pair.Value).Should().Be(4);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_is_asked_by_no_more_than_its_share_also_after_redirects()
    {
        _server.Barrier.Opening = 3;
        var names = new FakeNames { Others = "127.0.0.1" };
        List<string> urls =
        [
            .. Enumerable.Range(0, 30).Select(i => $"http://a.example:{_server.Port}/hold/{i}"),
            .. Enumerable.Range(0, 30).Select(i => $"http://from{i}.example:{_server.Port}/to/?{Uri.EscapeDataString($"http://a.example:{_server.Port}/hold/redirected{i}")}"),
        ];

        var results = await Checked.AllAsync(urls, Checked.Options with { PerHost = 3, Parallel = 16 }, names);

        results.Should().OnlyContain(result => result.State == LinkState.Working);
        (_server.Barrier.IsOpen, _server.Barrier.PeakOfAnyHost).Should().Be((true, 3));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_name_is_looked_up_once()
    {
        var names = new FakeNames { Others = "127.0.0.1" };

        await Checked.AllAsync([.. Enumerable.Range(0, 40).Select(i => $"http://a.example:{_server.Port}/200?{i}")], Checked.Options, names);

        names.Asked.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task Cancelling_reports_no_more_and_returns()
    {
        using var stop = new CancellationTokenSource();
        var results = new ConcurrentQueue<LinkResult>();
        using var checker = new LinkChecker(Checked.Options with { Timeout = TimeSpan.FromMinutes(5) }, TimeProvider.System, new FakeNames(), null);
        List<LinkTarget> targets = [new("a", _server.Url("/200")), .. Enumerable.Range(0, 100).Select(i => new LinkTarget("b", _server.Url($"/slow-headers?{i}")))];

        await checker.CheckAsync(targets, result =>
        {
            results.Enqueue(result);
            stop.Cancel();
        }, stop.Token);

        results.Should().ContainSingle().Which.Key.Should().Be("a");
    }

    [Fact(Timeout = 60_000)]
    public async Task What_the_report_throws_reaches_the_caller()
    {
        using var checker = new LinkChecker(Checked.Options, TimeProvider.System, new FakeNames(), null);

        var check = () => checker.CheckAsync([new("a", _server.Url("/200"))], _ => throw new InvalidOperationException("full"), CancellationToken.None);

        await check.Should().ThrowAsync<InvalidOperationException>().WithMessage("full");
    }

    /// <summary>
    /// A check with a time-out ends in it, at the step named. Longer ones are tried too: on a busy machine the steps
    /// before that one may use up the short ones.
    /// </summary>
    private static async Task TimesOutAsync(string url, string step, INameResolver? names = null)
    {
        List<(LinkState, string?)> ends = [];
        foreach (var seconds in (int[])[1, 2, 4, 8])
        {
            var limit = TimeSpan.FromSeconds(seconds);
            var result = await Checked.OneAsync(url, Checked.Options with { Timeout = limit }, names);
            ends.Add((result.State, result.Reason));
            if (ends[^1] == (LinkState.Timeout, $"takes longer than {seconds} s: {step}"))
            {
                result.Elapsed.Should().BeGreaterThan(limit * 0.9);
                return;
            }
        }

        ends.Should().BeEmpty($"a time-out was to be at the step \"{step}\"");
    }

    private sealed class NeverNames : INameResolver
    {
        public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return [];
        }
    }
}
