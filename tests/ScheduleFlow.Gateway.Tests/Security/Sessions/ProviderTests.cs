using System.Net;
using ScheduleFlow.Gateway.Security.Sessions;

namespace ScheduleFlow.Gateway.Tests.Security.Sessions;

public sealed class ProviderTests
{
    [Fact(Timeout = 60_000)]
    public async Task Who_signs_in_at_the_provider_gets_a_session_with_the_role_of_the_claim()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await GatewayHost.StartAsync(["ScheduleFlow:Security:Anonymous=none", .. provider.Settings]);
        using var browser = BrowserOf(gateway);

        using var landed = await browser.GetAsync("/api/session/oidc?return=/pages/lobby.html", TestContext.Current.CancellationToken);

        landed.StatusCode.Should().Be(HttpStatusCode.OK, "{0}", string.Join(Environment.NewLine, gateway.LogLines));
        (await landed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Contain("url=/pages/lobby.html");
        var me = await Reply.ReadAsync(await browser.GetAsync("/api/me", TestContext.Current.CancellationToken));
        me.Json.GetProperty("role").GetString().Should().Be("editor");
        me.Json.GetProperty("how").GetString().Should().Be("session");
        me.Json.GetProperty("name").GetString().Should().MatchRegex("^oidc[.]anna-tv[.]example-[0-9a-f]{8}$");
        me.Json.GetProperty("provider").GetString().Should().Be("/api/session/oidc");
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_has_no_role_there_has_none_here()
    {
        await using var provider = await TestProvider.StartAsync();
        provider.Claims["roles"] = new[] { "staff" };
        await using var gateway = await GatewayHost.StartAsync(["ScheduleFlow:Security:Anonymous=none", .. provider.Settings]);
        using var browser = BrowserOf(gateway);

        var reply = await Reply.ReadAsync(await browser.GetAsync("/api/session/oidc", TestContext.Current.CancellationToken));

        reply.Status.Should().Be(403);
        reply.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).Should().NotContain(cookie => cookie.StartsWith("scheduleflow=", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await GatewayHost.StartAsync(["ScheduleFlow:Security:Anonymous=none", .. provider.Settings]);

        (await gateway.GetAsync("/api/session/oidc/callback?code=1&state=2")).Status.Should().Be(401);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/signout-oidc")]
    [InlineData("/signout-callback-oidc")]
    public async Task No_link_signs_its_visitor_out(string path)
    {
        await using var provider = await TestProvider.StartAsync();
        await using var gateway = await GatewayHost.StartAsync(["ScheduleFlow:Security:Anonymous=none", .. provider.Settings]);
        using var browser = BrowserOf(gateway);
        await browser.GetAsync("/api/session/oidc", TestContext.Current.CancellationToken);

        var reply = await Reply.ReadAsync(await browser.GetAsync(path, TestContext.Current.CancellationToken));

        reply.Status.Should().Be(404);
        var me = await Reply.ReadAsync(await browser.GetAsync("/api/me", TestContext.Current.CancellationToken));
        me.Json.GetProperty("how").GetString().Should().Be("session");
    }

    [Theory]
    [InlineData("/ui/", "/ui/")]
    [InlineData("/ui/?day=1#x", "/ui/?day=1#x")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("ui", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\t/evil.example", "/")]
    public void After_it_a_browser_goes_on_at_a_path_of_this_server_alone(string? asked, string path) => ReturnPath.Of(asked).Should().Be(path);

    [Theory]
    [InlineData("ScheduleFlow:Oidc:Authority=http://sso.example.org")]
    [InlineData("ScheduleFlow:Oidc:Authority=sso.example.org")]
    public async Task A_provider_is_asked_over_HTTPS_unless_it_is_on_this_machine(string setting)
    {
        var start = () => GatewayHost.StartAsync(setting, "ScheduleFlow:Oidc:ClientId=x", "ScheduleFlow:Oidc:Roles:a=viewer");

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("ScheduleFlow:Oidc:Authority");
    }

    // It keeps cookies and follows redirects, to the provider and back.
    private static HttpClient BrowserOf(GatewayHost gateway) =>
        new(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = true }) { BaseAddress = gateway.Address };
}
