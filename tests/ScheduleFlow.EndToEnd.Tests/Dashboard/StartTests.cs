using Microsoft.Playwright;

namespace ScheduleFlow.EndToEnd.Tests.Dashboard;

/// <summary>How somebody gets to the dashboard.</summary>
public sealed class StartTests : DashboardTests
{
    [Fact(Timeout = Deadline)]
    public async Task The_servers_address_leads_a_browser_to_the_dashboard_and_it_starts()
    {
        var screen = await Station.OpenAsync("/", Account.Editor).WaitAsync(TestContext.Current.CancellationToken);

        new Uri(screen.Page.Url).AbsolutePath.Should().StartWith("/ui/");
        (await screen.Page.Locator("#app").InnerTextAsync()).Should().NotBeNullOrWhiteSpace();
        await Assertions.Expect(screen.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    [Fact(Timeout = Deadline)]
    public async Task Whoever_is_not_signed_in_may_load_it_too_on_any_of_its_paths()
    {
        var screen = await Station.OpenAsync("calendar?view=week", Account.Nobody).WaitAsync(TestContext.Current.CancellationToken);

        screen.Page.Url.Should().Contain("/ui/");
        (await screen.Page.Locator("#app").InnerTextAsync()).Should().NotBeNullOrWhiteSpace();
    }
}
