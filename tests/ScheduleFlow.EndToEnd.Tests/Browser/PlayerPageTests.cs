using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>A player page in a real browser: unattended, by the clock, from local media and from the gateway.</summary>
public sealed class PlayerPageTests : IDisposable
{
    private const string Hostile = "One </script><script>document.body.dataset.hacked='1'</script><img src=x onerror=\"document.body.dataset.hacked='1'\">";
    private readonly TempFolder _folder = new();

    private Worker Worker => new(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_clips_play_by_themselves_from_where_the_clock_is_and_the_second_starts_on_time()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await WatchedAsync(chromium);
        MakeClips(_folder["data", "generated_pages"]);

        // On for a while already; the second follows soon.
        var begun = Now() - 5;
        var change = begun + 15;
        GeneratePage((Hostile, begun, change, "one clip #1.webm"), ("Two", change, change + 3600, "two.webm"), ("Three", change + 3600, change + 7200, "two.webm"));

        await page.GotoAsync(new Uri(_folder["data", "generated_pages", "lobby.html"]).AbsoluteUri);
        await StateAsync(page, "playing");
        (await page.InnerTextAsync("#on")).Should().Be(Hostile);
        (await page.InnerTextAsync("#next")).Should().Contain("Two");
        await Until.TrueAsync(async () => (await PlayingAsync(page)).Position > 0, "the first clip runs");
        var (source, position, on) = await PlayingAsync(page);
        source.Should().EndWith("one%20clip%20%231.webm");
        position.Should().BeApproximately(on - begun, 2, "it goes on from where it would be");
        double.Parse((await page.GetAttributeAsync("#progress", "aria-valuenow"))!, CultureInfo.InvariantCulture).Should().BeInRange(30, 100);

        await Until.TrueAsync(async () => (await page.InnerTextAsync("#on")) == "Two", "the second begins");
        await Until.TrueAsync(async () => (await StartsAsync(page)).Length == 2, "the second clip runs");
        var started = await StartsAsync(page);
        (await PlayingAsync(page)).Source.Should().EndWith("/two.webm");
        (started[1] - change).Should().BeInRange(0, 3, "it had been loaded before");
        (await page.EvaluateAsync<bool>("document.title.startsWith('Two') && document.body.dataset.hacked === undefined")).Should().BeTrue();

        // The clip is shorter than its time: what is next is said.
        await StateAsync(page, "blank");
        (await page.InnerTextAsync("#slate-detail")).Should().StartWith("Next at ").And.Contain("Three");
    }

    [Fact]
    public async Task Before_the_start_it_counts_down_what_cannot_be_played_is_said_and_at_the_end_it_says_so()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await WatchedAsync(chromium);
        var start = Now() + 6;
        GeneratePage(("Broken", start, start + 4, "nowhere.webm"), ("Pause", start + 4, start + 8, null));

        await page.GotoAsync(new Uri(_folder["data", "generated_pages", "lobby.html"]).AbsoluteUri);
        await StateAsync(page, "waiting");
        (await page.InnerTextAsync("#slate-title")).Should().Be("Broken");
        (await page.InnerTextAsync("#slate-detail")).Should().MatchRegex(@"^at \d\d:\d\d, in 0:0\d$");

        await StateAsync(page, "failed");
        (await page.InnerTextAsync("#slate-detail")).Should().StartWith("nowhere.webm cannot be played");
        await StateAsync(page, "blank");
        (await page.InnerTextAsync("#slate-title")).Should().Be("Pause");
        await StateAsync(page, "over");
        (await page.InnerTextAsync("#slate-detail")).Should().Contain("ended");
    }

    [Fact]
    public async Task The_gateway_serves_a_page_and_the_media_beside_it_but_nothing_else()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await WatchedAsync(chromium);
        MakeClips(_folder["data", "generated_pages", "clips"]);
        await using var gateway = await RunningGateway.StartAsync(_folder);
        var begun = Now() - 3;
        var id = Import(("One", begun, begun + 600, "clips/one clip #1.webm"));

        var written = await gateway.PostAsync("/api/pages", JsonSerializer.Serialize(new { schedule_id = id, filename = "lobby" }));
        written.Status.Should().Be(201, written.Text);
        (written["file"], written["events"]).Should().Be(("lobby.html", "1"));
        var listed = (await gateway.GetAsync("/api/pages")).Json.GetProperty("pages")[0];
        listed.GetProperty("url").GetString().Should().Be("/pages/lobby.html");

        await page.GotoAsync(new Uri(gateway.Client.BaseAddress!, "/pages/lobby.html").AbsoluteUri);
        await Until.TrueAsync(async () => (await PlayingAsync(page)).Position > 3, "the clip runs from where it is");
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static Task StateAsync(IPage page, string state) =>
        Until.TrueAsync(async () => await page.GetAttributeAsync("body", "data-state") == state, $"the page is {state}");

    // A page that remembers when what began to play.
    private static async Task<IPage> WatchedAsync(Chromium chromium)
    {
        var page = await chromium.NewPageAsync();
        await page.AddInitScriptAsync("""
            window.starts = {};
            document.addEventListener('timeupdate', event => {
              const video = event.target;
              if (!video.hidden && !video.paused) window.starts[video.src] ??= Date.now() / 1000;
            }, true);
            """);
        return page;
    }

    private static async Task<double[]> StartsAsync(IPage page) => await page.EvaluateAsync<double[]>("Object.values(window.starts)");

    private static async Task<(string Source, double Position, double Time)> PlayingAsync(IPage page)
    {
        var playing = await page.EvaluateAsync<JsonElement>("""
            () => {
              const video = [...document.querySelectorAll('video')].find(video => !video.hidden && !video.paused);
              return { source: video?.src ?? '', position: video?.currentTime ?? 0, time: Date.now() / 1000 };
            }
            """);
        return (playing.GetProperty("source").GetString()!, playing.GetProperty("position").GetDouble(), playing.GetProperty("time").GetDouble());
    }

    private static void MakeClips(string folder)
    {
        var ffmpeg = Requires.Program("ffmpeg", "ffmpeg");
        Directory.CreateDirectory(folder);
        Bash.Run($"{ffmpeg} -loglevel error -f lavfi -i testsrc=size=160x90:rate=10 -t 30 -c:v libvpx 'one clip #1.webm' && {ffmpeg} -loglevel error -f lavfi -i testsrc2=size=160x90:rate=10 -t 8 -c:v libvpx two.webm", folder)
            .ExitCode.Should().Be(0);
    }

    private string Import(params (string Title, long Start, long End, string? Media)[] events)
    {
        var document = JsonSerializer.Serialize(new { name = "Lobby", events = events.Select(item => new { title = item.Title, start = item.Start, end = item.End, videoUrl = item.Media }) });
        return Worker.RunWith(document, "import-schedule", "-").MustSucceed().GetProperty("schedule_id").GetString()!;
    }

    private void GeneratePage(params (string Title, long Start, long End, string? Media)[] events) =>
        Worker.Run("generate-page", Import(events), "--name", "lobby").MustSucceed().GetProperty("file").GetString().Should().Be("lobby.html");
}
