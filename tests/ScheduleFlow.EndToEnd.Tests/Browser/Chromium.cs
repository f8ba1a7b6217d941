using Microsoft.Playwright;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>Debian's Chromium, without a window.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <param name="more">Further arguments of its command line.</param>
    public static async Task<Chromium> StartAsync(params string[] more)
    {
        var executable = Requires.Program("chromium", "chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio", .. more],
        });
        return new Chromium(playwright, browser);
    }

    public Task<IPage> NewPageAsync() => _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 720 }, Locale = "en-GB" });

    /// <summary>Somebody's browser: cookies, storage and cache of its own.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
