using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class AnonymousAccessTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:5000", Role.Editor)]
    [InlineData("127.0.0.1", "127.0.0.1:5000", Role.Editor)]
    [InlineData("::1", "[::1]:5000", Role.Editor)]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", Role.Editor)]
    [InlineData("192.168.1.7", "192.168.1.2:5000", Role.None)]
    [InlineData("192.168.1.7", "localhost", Role.None)] // the header is the caller's to choose
    [InlineData("127.0.0.1", "evil.example", Role.None)] // a name made to resolve to this machine
    [InlineData("127.0.0.1", "localhost.evil.example", Role.None)]
    public void A_program_on_this_machine_is_an_editor_and_everybody_else_is_nobody(string remote, string host, object role)
    {
        RoleOf(remote, host).Should().Be((Role)role);
        RoleOf(remote, host, ["environment=Production", "ScheduleFlow:Security:Anonymous=local"]).Should().Be((Role)role, "the switch brings this back");
        RoleOf(remote, host, ["environment=Production"]).Should().Be(Role.None, "in Production nobody has rights without a key");
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    [InlineData("via")]
    [InlineData("X-Forwarded-Proto")]
    [InlineData("X-Forwarded-Port")]
    [InlineData("X-Forwarded-Server")]
    [InlineData("X-Original-For")]
    [InlineData("CF-Connecting-IP")]
    [InlineData("True-Client-IP")]
    public void Who_comes_through_a_proxy_is_not_on_this_machine(string header)
        => RoleOf("127.0.0.1", "localhost", headers: (header, "203.0.113.9")).Should().Be(Role.None);

    [Theory]
    [InlineData("HTTP/1.0", Role.None)] // nginx speaks it to what is behind it
    [InlineData("HTTP/1.1", Role.Editor)]
    [InlineData("HTTP/2", Role.Editor)]
    public void A_request_in_an_old_protocol_is_a_proxys(string protocol, object role)
        => RoleOf("127.0.0.1", "localhost", protocol: protocol).Should().Be((Role)role);

    [Theory]
    [InlineData("Origin", "https://evil.example", Role.None)]
    [InlineData("Sec-Fetch-Site", "cross-site", Role.None)]
    [InlineData("Origin", "http://localhost:3000", Role.None)]
    [InlineData("Sec-Fetch-Site", "same-origin", Role.Editor)]
    [InlineData("Origin", "http://localhost:5000", Role.Editor)]
    public void A_page_of_another_origin_is_nobody(string header, string value, object role)
        => RoleOf("127.0.0.1", "localhost:5000", headers: (header, value)).Should().Be((Role)role);

    [Theory]
    [InlineData("GET", "/pages/lobby.html", "navigate", "document", Role.Editor)]
    [InlineData("GET", "/pages/lobby.html", "navigate", "iframe", Role.Editor)] // the policy of the page says whose
    [InlineData("GET", "/pages/clip.mp4", "no-cors", "video", Role.None)]
    [InlineData("GET", "/pages/lobby.html", "cors", "empty", Role.None)]
    [InlineData("POST", "/pages/lobby.html", "navigate", "document", Role.None)]
    [InlineData("GET", "/api/schedules", "navigate", "document", Role.None)]
    [InlineData("GET", "/pagesandmore", "navigate", "document", Role.None)]
    public void A_link_of_another_page_leads_to_a_player_page_and_nowhere_else(string method, string path, string mode, string target, object role)
        => RoleOf("127.0.0.1", "localhost", method: method, path: path, headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", target)])
            .Should().Be((Role)role);

    [Fact]
    public void A_page_of_an_origin_that_is_named_may_what_its_caller_may()
        => RoleOf("127.0.0.1", "localhost:5000", ["ScheduleFlow:Cors:Origins=https://tv.example"], headers: ("Origin", "https://tv.example")).Should().Be(Role.Editor);

    [Theory]
    [InlineData("none", Role.None)]
    [InlineData("viewer", Role.Viewer)]
    [InlineData("editor", Role.Editor)]
    public void The_configuration_decides_where_it_says_something(string setting, object role)
    {
        RoleOf("203.0.113.9", "tv.example", [$"ScheduleFlow:Security:Anonymous={setting}"]).Should().Be((Role)role);
        RoleOf("127.0.0.1", "localhost", [$"ScheduleFlow:Security:Anonymous={setting}"]).Should().Be((Role)role);
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("editor")]
    public void A_foreign_page_is_nobody_even_where_everybody_has_rights(string setting)
        => RoleOf("203.0.113.9", "tv.example", [$"ScheduleFlow:Security:Anonymous={setting}", "ScheduleFlow:Cors:Origins=*"], headers: ("Origin", "https://evil.example")).Should().Be(Role.None);

    private static Role RoleOf(string remote, string host, string[]? settings = null, string protocol = "HTTP/1.1", string method = "GET", string path = "/", params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        http.Request.Protocol = protocol;
        http.Request.Method = method;
        http.Request.Path = path;
        http.Request.Scheme = "http";
        http.Request.Headers.Host = host;
        foreach (var (name, value) in headers)
        {
            http.Request.Headers[name] = value;
        }

        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine(["--environment=Development", .. (settings ?? []).Select(setting => "--" + setting)]);
        return AnonymousAccess.RoleOf(http.Request, GatewayOptionsReader.Read(configuration, out _));
    }
}
