using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>Each screen, by somebody who may open all of them.</summary>
public sealed class ScreensTests : DashboardTests
{
    private static readonly string[] Screens =
    [
        "now", "calendar", "drafts", "plan", "schedules", "import", "library", "channels", "guide", "activity", "system", "settings",
        "keys", "users",
    ];

    [Theory(Timeout = 600_000)]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public async Task Every_screen_opens_without_a_fault_and_axe_finds_nothing(Theme theme)
    {
        var stop = TestContext.Current.CancellationToken;
        var screen = await Station.OpenAsync(Screens[0], Account.Admin, theme).WaitAsync(stop);
        foreach (var name in Screens)
        {
            await screen.Page.Locator($"nav a[href='{name}']").ClickAsync().WaitAsync(stop);
            await Assertions.Expect(screen.Page).ToHaveURLAsync(new Regex($"/ui/{name}")).WaitAsync(stop);
            await screen.ReadyAsync().WaitAsync(stop);
            (await screen.Page.Locator("h1").InnerTextAsync().WaitAsync(stop)).Should().NotBeNullOrWhiteSpace(name);
            await screen.MustBeAccessibleAsync().WaitAsync(stop);
        }
    }
}
