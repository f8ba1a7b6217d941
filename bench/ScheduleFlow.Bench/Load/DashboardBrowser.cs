using Microsoft.Playwright;

namespace ScheduleFlow.Bench.Load;

/// <summary>Debian's Chromium in front of a gateway's dashboard, and what it loads and how long that takes.</summary>
internal sealed class DashboardBrowser : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    /// <summary>
    /// Notes when the dashboard has become usable, in milliseconds since the navigation: when the selector that the test sets
    /// finds something and no skeleton is left, at the next frame.
    /// </summary>
    private const string Watch = """
        (() => {
          const look = () => {
            const wanted = sessionStorage.getItem('bench-selector');
            const isThere = wanted && document.querySelectorAll(wanted).length >= Number(sessionStorage.getItem('bench-count'));
            if (isThere && !document.querySelector('.skeleton, [aria-busy=true]')) window.benchUsable = performance.now();
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        })();
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly Uri _address;

    private DashboardBrowser(IPlaywright playwright, IBrowser browser, Uri address) => (_playwright, _browser, _address) = (playwright, browser, address);

    public static bool IsInstalled => File.Exists(Executable);

    public static async Task<DashboardBrowser> StartAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
        return new DashboardBrowser(playwright, browser, address);
    }

    /// <summary>A page with an empty cache.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        return page;
    }

    /// <summary>Loads a screen until it is usable.</summary>
    /// <param name="page">A new page for a cold start, one that was here before for a warm one.</param>
    /// <param name="path">Below <c>/ui/</c>.</param>
    /// <param name="selector">What must be on the screen.</param>
    /// <param name="count">How many of it.</param>
    public async Task<Visit> VisitAsync(IPage page, string path, string selector, int count = 1)
    {
        // The session's storage belongs to the origin, so there has to be a page of it to set it for the next.
        await page.GotoAsync(new Uri(_address, "/api/health").AbsoluteUri);
        await page.EvaluateAsync("wanted => { sessionStorage.setItem('bench-selector', wanted[0]); sessionStorage.setItem('bench-count', wanted[1]); }", new[] { selector, $"{count}" });
        await using var traffic = await Traffic.ListenAsync(page);
        await page.GotoAsync(new Uri(_address, "/ui/" + path).AbsoluteUri);
        await page.WaitForFunctionAsync("() => window.benchUsable > 0", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        var usable = await page.EvaluateAsync<double>("() => window.benchUsable");
        return new Visit(TimeSpan.FromMilliseconds(usable), traffic.Requests, traffic.Bytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

/// <summary>What one load of a screen took.</summary>
/// <param name="Usable">From the navigation until the screen was usable.</param>
/// <param name="Requests">Sent over the network until then.</param>
/// <param name="Bytes">Received until then, heads included.</param>
internal sealed record Visit(TimeSpan Usable, int Requests, long Bytes);
