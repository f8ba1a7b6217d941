using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>
/// What a page that somebody visits can do to a gateway on his machine, in a real browser. The gateway runs in Development,
/// where a program beside the browser is an editor without a key.
/// </summary>
[Collection("Gateways")]
public sealed class HostilePageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HostileSite _site = new();

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public async Task It_reads_nothing_changes_nothing_and_hears_nothing(string corsOrigins)
    {
        await using var gateway = await StartAsync(("ScheduleFlow:Cors:Origins", corsOrigins));
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(_site.Put("/", "text/html", "<!DOCTYPE html><title>hostile</title><body>"));

        var got = await page.EvaluateAsync<JsonElement>(
            """
            async ([gateway, document_]) => {
              const after = (target, good, bad) => new Promise(done => { target[good] = () => done('got it'); target[bad] = () => done('nothing'); });
              const read = await fetch(gateway + '/api/schedules').then(async reply => (await reply.json()).status, () => 'nothing');
              const config = await fetch(gateway + '/api/config').then(async reply => (await reply.json()).status, () => 'nothing');
              await fetch(gateway + '/api/import-schedule?format=json', { method: 'POST', mode: 'no-cors', body: document_ }).catch(() => null);
              const json = await fetch(gateway + '/api/channels', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"x","url":"http://x.example/"}' }).then(async reply => (await reply.json()).status, () => 'nothing');
              const events = new EventSource(gateway + '/api/events');
              const heard = await after(events, 'onopen', 'onerror');
              events.close();
              const image = new Image();
              const shown = after(image, 'onload', 'onerror');
              image.src = gateway + '/docs/favicon.svg';
              const script = document.createElement('script');
              const ran = after(script, 'onload', 'onerror');
              script.src = gateway + '/docs/scalar.js';
              document.body.append(script);
              const frame = document.createElement('iframe');
              frame.name = 'sink';
              document.body.append(frame);
              const form = document.createElement('form');
              Object.assign(form, { method: 'POST', action: gateway + '/api/import-schedule?format=json', target: 'sink', enctype: 'text/plain' });
              const field = document.createElement('input');
              field.name = document_.slice(0, -1) + ',"a":"';
              field.value = '"}';
              form.append(field);
              document.body.append(form);
              form.submit();
              return { read, config, json, heard, shown: await shown, ran: await ran };
            }
            """,
            new[] { Localhost(gateway), Small.Json });

        var denied = corsOrigins == "*" ? "error" : "nothing"; // where any page may read, it reads that it may not
        (got.Text("read"), got.Text("config"), got.Text("heard"), got.Text("shown"), got.Text("ran")).Should().Be((denied, denied, "nothing", "nothing", "nothing"));
        got.Text("json").Should().Be(denied);
        await Until.TrueAsync(
            () => File.ReadAllLines(gateway.Log).Count(line => line.Contains("POST /api/import-schedule - 401") && line.Contains("foreign_page")) == 2,
            "both the request and the form were refused");
        (await gateway.GetAsync("/api/schedules"))["count"].Should().Be("0");
        (await gateway.GetAsync("/api/channels"))["count"].Should().Be("0");
    }

    [Fact]
    public async Task It_frames_nothing_but_a_player_page_where_its_origin_is_named()
    {
        await using var gateway = await StartAsync(("ScheduleFlow:Pages:FrameAncestors", _site.Origin));
        Directory.CreateDirectory(Path.Combine(gateway.DataFolder, "generated_pages"));
        await File.WriteAllTextAsync(Path.Combine(gateway.DataFolder, "generated_pages", "lobby.html"), "<!DOCTYPE html><p id=here>here", TestContext.Current.CancellationToken);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync();
        var said = Listen(page);

        await page.GotoAsync(_site.Put("/", "text/html", $"<!DOCTYPE html><iframe src='{Localhost(gateway)}/docs/'></iframe>"));

        await Until.TrueAsync(() => said.Any(text => text.Contains("frame-ancestors 'none'")), "the browser says why it does not show it");
        page.Frames.Select(frame => frame.Url).Should().HaveCount(2).And.NotContain(url => url.Contains("/docs"));

        await page.GotoAsync(_site.Put("/player", "text/html", $"<!DOCTYPE html><iframe src='{Localhost(gateway)}/pages/lobby.html'></iframe>"));
        await page.FrameLocator("iframe").Locator("#here").WaitForAsync();
    }

    [Fact]
    public async Task What_an_origin_of_media_sends_runs_nowhere()
    {
        const string Script = "<!DOCTYPE html><script>document.title = 'hacked'</script>";
        const string Worker = "self.addEventListener('fetch', event => event.respondWith(new Response('hacked')))";
        _site.Put("/page.html", "text/html", Script);
        _site.Put("/page.mp4", "video/mp4", Script);
        _site.Put("/page.bin", "application/octet-stream", Script);
        _site.Put("/page.mpd", "application/dash+xml", "<html xmlns='http://www.w3.org/1999/xhtml'><script>document.title = 'hacked'</script></html>");
        _site.Put("/page.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script>document.title = 'hacked'</script></svg>");
        _site.Put("/worker.js", "text/javascript", Worker);
        _site.Put("/worker.mp4", "video/mp4", Worker);
        await using var gateway = await StartAsync(("ScheduleFlow:Media:Origins:evil", _site.Origin + "/"));
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync();
        foreach (var (file, status) in new[] { ("page.html", 415), ("page.svg", 415), ("page.mp4", 200), ("page.mpd", 200) })
        {
            var reply = await page.APIRequest.GetAsync($"{Localhost(gateway)}/media/evil/{file}");
            reply.Status.Should().Be(status, file);
            try
            {
                await page.GotoAsync($"{Localhost(gateway)}/media/evil/{file}");
            }
            catch (PlaywrightException exception) when (exception.Message.Contains("Download is starting") || exception.Message.Contains("ERR_ABORTED"))
            {
                continue; // it is saved, not shown
            }

            (await page.TitleAsync()).Should().NotBe("hacked", file);
        }

        await page.GotoAsync($"{Localhost(gateway)}/docs/");
        foreach (var file in new[] { "worker.js", "worker.mp4" })
        {
            (await page.EvaluateAsync<string>("file => navigator.serviceWorker.register('/media/evil/' + file, { scope: '/' }).then(() => 'installed', error => error.name)", file))
                .Should().NotBe("installed", file);
        }

        (await page.EvaluateAsync<string>("fetch('/api/schedules').then(async reply => (await reply.json()).status)")).Should().Be("success", "a page of ours may read here");
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_leads_nowhere()
    {
        await using var gateway = await StartAsync();
        await using var chromium = await Chromium.StartAsync("--host-resolver-rules=MAP rebound.example 127.0.0.1");
        var page = await chromium.NewPageAsync();

        var reply = await page.GotoAsync($"http://rebound.example:{gateway.Client.BaseAddress!.Port}/api/schedules");

        reply!.Status.Should().Be(421);
    }

    [Fact]
    public async Task The_pages_of_the_API_work_within_their_policy()
    {
        await using var gateway = await StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.NewPageAsync();
        var said = Listen(page);

        await page.GotoAsync($"{Localhost(gateway)}/docs/");
        await page.GetByText("import-schedule").First.WaitForAsync();

        said.Should().NotContain(text => text.Contains("Content Security Policy") || text.Contains("Permissions-Policy"));
    }

    private Task<RunningGateway> StartAsync(params (string Key, string Value)[] settings) =>
        RunningGateway.StartAsync(_folder, settings.Where(setting => setting.Value.Length > 0).ToDictionary(setting => setting.Key, setting => setting.Value));

    // By another name than the hostile site's: for a browser they are two sites.
    private static string Localhost(RunningGateway gateway) => $"http://localhost:{gateway.Client.BaseAddress!.Port}";

    private static ConcurrentQueue<string> Listen(IPage page)
    {
        var said = new ConcurrentQueue<string>();
        page.Console += (_, message) => said.Enqueue(message.Text);
        page.PageError += (_, message) => said.Enqueue(message);
        return said;
    }
}
