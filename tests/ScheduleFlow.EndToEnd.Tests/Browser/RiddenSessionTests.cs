using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>
/// A page of somebody else, in a real browser on the machine of the gateway, tries every way in that a page has: nothing
/// gets through, neither on the rights that a program of this machine has without a key, nor on the session of the admin
/// who opens that page. <see cref="HostilePageTests"/> looks at each way more closely.
/// </summary>
[Collection("Gateways")]
public sealed class RiddenSessionTests : IDisposable
{
    private const string AdminKey = "an-admin-key-of-more-than-32-characters";
    private const string Html = "text/html; charset=utf-8";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("evil.example", false)] // another site, on the rights of this machine
    [InlineData("evil.example", true)] // another site, on a session
    [InlineData("127.0.0.1", false)] // another port of our own host: for the browser the same site
    [InlineData("127.0.0.1", true)]
    public async Task A_page_of_another_origin_reads_writes_frames_and_hears_nothing(string host, bool isSignedIn)
    {
        await using var site = LinkServer.Start();
        await using var gateway = await StartAsync(site);
        await using var chromium = await Chromium.StartAsync("--host-resolver-rules=MAP *.example 127.0.0.1");
        var page = await chromium.NewPageAsync();
        if (isSignedIn)
        {
            await SignInAsync(page, gateway);
        }

        var before = await StateAsync(gateway);
        var target = gateway.Client.BaseAddress!.AbsoluteUri.TrimEnd('/');
        site.Serve("/attack.html", exchange => exchange.AnswerAsync(200, Html, Encoding.UTF8.GetBytes("<!DOCTYPE html><title>evil</title><body></body>")));
        await page.GotoAsync(site.Url("/attack.html", host));

        var loot = JsonDocument.Parse(await page.EvaluateAsync<string>(Attack, target)).RootElement;

        foreach (var attempt in loot.EnumerateObject())
        {
            attempt.Value.GetString().Should().BeOneOf(["refused", "opaque"], attempt.Name);
        }

        loot.EnumerateObject().Should().HaveCountGreaterThan(12);
        (await StateAsync(gateway)).Should().Be(before);
        await OfFramesAsync(page, target);
    }

    // Whatever was put into a frame shows nothing of ours.
    private static async Task OfFramesAsync(IPage page, string target)
    {
        foreach (var frame in page.Frames.Where(frame => frame != page.MainFrame))
        {
            frame.Url.Should().NotStartWith(target);
            (await frame.ContentAsync()).Should().NotContainEquivalentOf("scheduleflow");
        }
    }

    private Task<RunningGateway> StartAsync(LinkServer site) => RunningGateway.StartAsync(
        _folder,
        new Dictionary<string, string> { ["ScheduleFlow:Media:Origins:evil"] = site.Url("/") },
        new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ADMIN_API_KEY"] = AdminKey });

    private static async Task SignInAsync(IPage page, RunningGateway gateway)
    {
        var signIn = await page.APIRequest.PostAsync(
            new Uri(gateway.Client.BaseAddress!, "/api/session").AbsoluteUri,
            new APIRequestContextOptions { DataObject = new { key = AdminKey } });
        signIn.Status.Should().Be(200);
        await page.GotoAsync(new Uri(gateway.Client.BaseAddress!, "/api/me").AbsoluteUri);
        (await page.InnerTextAsync("body")).Should().Contain("\"role\":\"admin\"", "the attack is worth something only on a session that counts");
    }

    // What a write would change, and who is listening.
    private static async Task<string> StateAsync(RunningGateway gateway)
    {
        var channels = await gateway.GetAsync("/api/channels");
        var schedules = await gateway.GetAsync("/api/schedules");
        return channels["count"] + " channels, " + schedules["count"] + " schedules";
    }

    /// <summary>Each way in that a page has; each answers "refused", "opaque" (sent, and nothing to read), or what it got.</summary>
    private const string Attack = """
        async target => {
          const loot = {};
          const attempt = async (name, run) => {
            const patience = new Promise(done => setTimeout(() => done('refused'), 3000)); // a frame that is blocked need not say so
            try { loot[name] = await Promise.race([run(), patience]); } catch { loot[name] = 'refused'; }
          };
          const told = async response => response.type === 'opaque' ? 'opaque' : `${response.status} ${await response.text()}`;
          const channel = JSON.stringify({ name: 'Stolen', url: 'http://evil.example/' });

          for (const path of ['/api/channels', '/api/config', '/api/schedules', '/api/session', '/metrics', '/']) {
            await attempt(`read ${path}`, async () => told(await fetch(target + path)));
            await attempt(`read with cookies ${path}`, async () => told(await fetch(target + path, { credentials: 'include' })));
          }
          for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
            await attempt(`write as ${type}`, async () => told(await fetch(target + '/api/channels',
              { method: 'POST', mode: 'no-cors', credentials: 'include', headers: { 'Content-Type': type }, body: channel })));
          }
          await attempt('write as JSON', async () => told(await fetch(target + '/api/channels',
            { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json', 'X-ScheduleFlow': '1' }, body: channel })));
          await attempt('delete', async () => told(await fetch(target + '/api/all-schedules', { method: 'DELETE', credentials: 'include' })));
          await attempt('beacon', async () => navigator.sendBeacon(target + '/api/channels', channel) ? 'opaque' : 'refused');
          await attempt('form', async () => {
            const frame = document.body.appendChild(document.createElement('iframe'));
            frame.name = 'answer';
            const form = document.body.appendChild(document.createElement('form'));
            Object.assign(form, { method: 'POST', action: target + '/api/import-schedule?format=m3u', target: 'answer', enctype: 'multipart/form-data' });
            const input = form.appendChild(document.createElement('input'));
            Object.assign(input, { name: 'file', value: '#EXTM3U\n#EXTINF:60,Stolen\nhttp://evil.example/\n' });
            form.submit();
            await new Promise(done => frame.addEventListener('load', done, { once: true }));
            return frame.contentDocument?.body?.innerText ? 'read: ' + frame.contentDocument.body.innerText : 'opaque';
          });
          for (const path of ['/docs', '/', '/api/channels']) {
            await attempt(`frame ${path}`, async () => {
              const frame = document.body.appendChild(document.createElement('iframe'));
              frame.src = target + path;
              await new Promise(done => frame.addEventListener('load', done, { once: true }));
              return frame.contentDocument?.body?.innerText ? 'read: ' + frame.contentDocument.body.innerText : 'opaque';
            });
          }
          for (const [tag, path] of [['script', '/api/channels'], ['script', '/openapi/v1.json'], ['img', '/docs/favicon.svg'], ['video', '/media/evil/200']]) {
            await attempt(`${tag} ${path}`, () => new Promise(done => {
              const element = document.createElement(tag);
              element.onerror = () => done('refused');
              element.onload = element.onloadeddata = () => done('loaded');
              element.src = target + path;
              document.body.appendChild(element);
            }));
          }
          await attempt('events', () => new Promise(done => {
            const events = new EventSource(target + '/api/events', { withCredentials: true });
            events.onopen = () => done('heard');
            events.onerror = () => { events.close(); done('refused'); };
          }));
          await attempt('window', async () => {
            const other = window.open(target + '/docs');
            if (!other) return 'refused';
            await new Promise(done => setTimeout(done, 1000));
            try { return 'read: ' + other.document.title; } catch { return 'opaque'; }
          });
          return JSON.stringify(loot);
        }
        """;
}
