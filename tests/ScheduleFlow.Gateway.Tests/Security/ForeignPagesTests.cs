using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class ForeignPagesTests
{
    private static readonly (string, string) Foreign = ("Origin", "https://evil.example");

    [Theory]
    [InlineData(null, null, false)] // no browser, or an old one that asks for its own page
    [InlineData(null, "none", false)] // an address that the user typed
    [InlineData(null, "same-origin", false)]
    [InlineData(null, "cross-site", true)] // a link, an image, a script, a form by GET
    [InlineData(null, "same-site", true)]
    [InlineData(null, "something-new", true)]
    [InlineData("http://localhost:5000", null, false)]
    [InlineData("HTTP://LOCALHOST:5000", null, false)]
    [InlineData("http://localhost:5000", "same-origin", false)]
    [InlineData("https://localhost:5000", "same-origin", false)] // before a proxy that ends TLS
    [InlineData("https://localhost:5000", null, true)]
    [InlineData("http://localhost:3000", null, true)] // another program's page
    [InlineData("http://localhost:3000", "same-site", true)]
    [InlineData("http://127.0.0.1:5000", null, true)]
    [InlineData("http://[::1]:5000", null, true)]
    [InlineData("null", null, true)] // a sandboxed frame, a file, a data: URL
    [InlineData("https://evil.example", null, true)]
    [InlineData("https://evil.example", "cross-site", true)]
    [InlineData("https://evil.example", "none", true)] // a browser's extension
    [InlineData("http://localhost.evil.example", null, true)]
    [InlineData("https://tv.example", "cross-site", false)] // named in the configuration
    [InlineData("https://tv.example.evil.example", "cross-site", true)]
    public void A_page_is_foreign_unless_it_is_ours_or_named(string? origin, string? site, bool isForeign)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = "http";
        http.Request.Headers.Host = "localhost:5000";
        http.Request.Headers.Origin = origin;
        http.Request.Headers["Sec-Fetch-Site"] = site;
        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine(["--ScheduleFlow:Cors:Origins=https://tv.example,*"]);

        ForeignPages.HaveSent(http.Request, GatewayOptionsReader.Read(configuration, out _)).Should().Be(isForeign);
    }

    [Fact(Timeout = 60_000)]
    public async Task Foreign_pages_use_up_a_limit_of_their_own()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:RateLimit:PerMinute=3");
        for (var i = 0; i < 3; i++)
        {
            (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("Origin", $"https://evil-{i}.example"))).Status.Should().Be(401);
        }

        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, Foreign)).Status.Should().Be(429, "all of them share one");
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, ("Sec-Fetch-Site", "cross-site"))).Status.Should().Be(429, "an image of theirs too");
        (await gateway.SendAsync(HttpMethod.Get, "/api/queue-stats", null, Foreign, ("Authorization", "Bearer wrong"))).Status.Should().Be(429, "wrong keys too");
        (await gateway.GetAsync("/api/queue-stats")).Status.Should().Be(200, "a program at the same address has its own");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_foreign_page_opens_no_stream_of_events_and_starts_no_worker()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Cors:Origins=*");

        (await gateway.SendAsync(HttpMethod.Get, "/api/events", null, Foreign)).Status.Should().Be(401);
        (await gateway.SendAsync(HttpMethod.Get, "/api/events", null, ("Sec-Fetch-Site", "cross-site"))).Status.Should().Be(401);
        (await gateway.SendAsync(HttpMethod.Get, "/api/schedules", null, Foreign)).Status.Should().Be(401);
        (await gateway.SendAsync(HttpMethod.Post, "/api/channels", "{}", Foreign)).Json.GetProperty("hint").GetString().Should().Contain("ScheduleFlow:Cors:Origins");
        gateway.Counts.Admitted.Should().Be(0);
    }
}
