using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class AllowedHostsTests
{
    private const string Named = "ScheduleFlow:AllowedHosts=tv.example.org, *.campus.example";

    [Theory(Timeout = 60_000)]
    [InlineData("localhost", 200)]
    [InlineData("LOCALHOST:8080", 200)]
    [InlineData("127.0.0.1:1", 200)]
    [InlineData("[::1]:5000", 200)]
    [InlineData("192.168.1.20:5000", 200)] // nobody makes an address resolve to another
    [InlineData("[2001:db8::7]", 200)]
    [InlineData("tv.example.org", 200)]
    [InlineData("TV.Example.Org:8443", 200)]
    [InlineData("news.campus.example", 200)]
    [InlineData("a.b.campus.example", 200)]
    [InlineData("campus.example", 421)]
    [InlineData("evil.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("tv.example.org.evil.example", 421)]
    [InlineData("eviltv.example.org", 421)]
    [InlineData("tv.example.org@evil.example", 421)]
    public async Task A_request_for_another_host_is_misdirected(string host, int status)
    {
        await using var gateway = await GatewayHost.StartAsync(Named);

        // Its page is of one origin with the gateway for a browser, so neither Origin nor Sec-Fetch-Site gives it away.
        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/health", headers: [("Host", host), ("Origin", $"http://{host}"), ("Sec-Fetch-Site", "same-origin")]);

        reply.Status.Should().Be(host.Contains('@') ? 400 : status); // Kestrel refuses what is no host at all
        if (status == 421 && !host.Contains('@'))
        {
            reply.Type.Should().Be("misdirected");
            reply.Json.GetProperty("hint").GetString().Should().Contain("ScheduleFlow:AllowedHosts");
        }
    }

    [Theory(Timeout = 120_000)]
    [InlineData("ScheduleFlow:Security:Anonymous=viewer")]
    [InlineData("ScheduleFlow:Security:Anonymous=editor")]
    [InlineData("ScheduleFlow:Tuner:Open=true")]
    [InlineData("environment=Production")]
    public async Task Nothing_is_answered_to_a_rebound_page_not_even_with_a_key(string setting)
    {
        await using var gateway = await GatewayHost.StartAsync(setting);
        var endpoints = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        foreach (var path in endpoints.Select(endpoint => endpoint.RoutePattern.RawText!).Distinct())
        {
            var reply = await gateway.SendAsync(
                HttpMethod.Get, path.Replace("{**path}", "x").Replace("{documentName?}", ""), null, ("Host", "evil.example"), ("Authorization", "Bearer " + GatewayHost.AdminKey));

            reply.Status.Should().Be(421, path);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_request_without_a_host_is_a_probes_and_no_browsers()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync("GET /healthz/ready HTTP/1.0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream());

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).Should().Contain(" 200 ");
    }

    [Fact(Timeout = 60_000)]
    public async Task An_edge_has_hosts_of_its_own_and_its_nodes_may_be_called_by_other_names()
    {
        await using var node = await GatewayHost.StartAsync();
        await using var edge = await GatewayHost.StartAsync("ScheduleFlow:Edge:Enabled=true", $"ScheduleFlow:Edge:Nodes={node.Address}");

        (await edge.SendAsync(HttpMethod.Get, "/api/health", headers: ("Host", "evil.example"))).Status.Should().Be(421);
        (await edge.GetAsync("/api/health")).Status.Should().Be(200);
    }
}
