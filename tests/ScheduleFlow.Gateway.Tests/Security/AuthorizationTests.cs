using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class AuthorizationTests
{
    /// <summary>Every endpoint and the least role it asks for.</summary>
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["GET /"] = "none",
        ["GET /ui/{**path}"] = "none",
        ["GET /openapi/v1.json"] = "none",
        ["GET /docs/{documentName?}"] = "none",
        ["GET /docs/scalar.js"] = "none",
        ["GET /docs/scalar.aspnetcore.js"] = "none",
        ["GET /docs/favicon.svg"] = "none",
        ["POST /api/pages"] = "editor",
        ["GET /pages/{**path}"] = "viewer",
        ["GET /api/health"] = "none",
        ["GET /healthz/live"] = "none",
        ["GET /metrics"] = "viewer",
        ["GET /healthz/ready"] = "none",
        ["GET /api/queue-stats"] = "viewer",
        ["GET /api/events"] = "viewer",
        ["GET /api/system-info"] = "viewer",
        ["GET /api/system-version"] = "viewer",
        ["GET /api/pages"] = "viewer",
        ["GET /api/schedules"] = "viewer",
        ["GET /api/schedules/{id}"] = "viewer",
        ["GET /api/schedules/{id}/export"] = "viewer",
        ["GET /api/schedules/{id}/explain"] = "viewer",
        ["GET /api/playlists"] = "viewer",
        ["GET /api/playlists/{id}"] = "viewer",
        ["DELETE /api/playlists/{id}"] = "admin",
        ["POST /api/import-schedule"] = "editor",
        ["POST /api/import-playlist"] = "editor",
        ["POST /api/playlists"] = "editor",
        ["POST /api/schedules"] = "editor",
        ["POST /api/save-playlist"] = "editor",
        ["POST /api/schedule-playlist"] = "editor",
        ["POST /api/plan"] = "editor",
        ["POST /api/apply"] = "editor",
        ["POST /api/diff"] = "editor",
        ["POST /api/lint"] = "editor",
        ["POST /api/export-schedule-xml"] = "editor",
        ["POST /api/export-schedule-json"] = "editor",
        ["POST /api/export-all-schedules-xml"] = "editor",
        ["GET /api/channels"] = "viewer",
        ["GET /api/channels/{id}"] = "viewer",
        ["GET /api/channels/export"] = "viewer",
        ["POST /api/channels"] = "editor",
        ["PUT /api/channels/{id}"] = "editor",
        ["DELETE /api/channels/{id}"] = "editor",
        ["POST /api/channels/import"] = "editor",
        ["POST /api/channels/organize"] = "editor",
        ["POST /api/parse-m3u"] = "editor",
        ["GET /api/channels/{id}/timeline"] = "viewer",
        ["POST /api/channels/{id}/overrun"] = "editor",
        ["PATCH /api/schedules/{id}"] = "editor",
        ["PATCH /api/schedules/{id}/events"] = "editor",
        ["POST /api/schedules/{id}/events"] = "editor",
        ["PATCH /api/schedules/{id}/events/{eid}"] = "editor",
        ["DELETE /api/schedules/{id}/events/{eid}"] = "editor",
        ["GET /api/schedules/{id}/revisions"] = "viewer",
        ["POST /api/schedules/{id}/revert"] = "editor",
        ["POST /api/schedules/{id}/publish"] = "editor",
        ["POST /api/schedules/{id}/unpublish"] = "editor",
        ["GET /api/now"] = "viewer",
        ["POST /api/validate"] = "editor",
        ["GET /api/validate/results"] = "viewer",
        ["GET /api/jobs"] = "viewer",
        ["GET /api/jobs/{id}"] = "viewer",
        ["DELETE /api/jobs/{id}"] = "editor",
        ["GET /iptv/channels.m3u"] = "tuner",
        ["GET /iptv/xmltv.xml"] = "tuner",
        ["GET /iptv/xmltv.xml.gz"] = "tuner",
        ["GET /discover.json"] = "tuner",
        ["GET /lineup.json"] = "tuner",
        ["GET /lineup_status.json"] = "tuner",
        ["GET /device.xml"] = "tuner",
        ["GET /api/status"] = "viewer",
        ["GET /api/config"] = "viewer",
        ["POST /api/config"] = "admin",
        ["GET /api/audit"] = "admin",
        ["DELETE /api/schedule/{id}"] = "admin",
        ["DELETE /api/all-schedules"] = "admin",
        ["GET /api/me"] = "none",
        ["GET /api/session"] = "none",
        ["POST /api/session"] = "none",
        ["DELETE /api/session"] = "none",
        ["GET /api/backups"] = "admin",
        ["POST /api/backups"] = "admin",
        ["GET /api/backups/{name}"] = "admin",
        ["DELETE /api/backups/{name}"] = "admin",
        ["GET /api/keys"] = "admin",
        ["POST /api/keys"] = "admin",
        ["POST /api/keys/{id}/rotate"] = "admin",
        ["DELETE /api/keys/{id}"] = "admin",
        ["GET /setup"] = "none",
        ["POST /setup"] = "none",
        ["POST /api/setup"] = "none",
        ["GET /api/users"] = "admin",
        ["POST /api/users"] = "admin",
        ["PATCH /api/users/{name}"] = "admin",
        ["POST /api/users/{name}/password"] = "admin",
        ["POST /api/users/{name}/disable"] = "admin",
        ["POST /api/users/{name}/enable"] = "admin",
    };

    // The tuner, while it is not open, is for viewers.
    private static readonly string[] Order = ["none", "viewer", "editor", "admin"];

    [Fact(Timeout = 30_000)]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var all = gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        var endpoints = all.OfType<RouteEndpoint>().ToArray();

        // Any other kind of endpoint would be one that the rows below do not speak of; and [Authorize] without a policy
        // lets in everybody who has a key.
        endpoints.Should().HaveCount(all.Count).And.OnlyContain(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() != null || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => Order.Contains(data.Policy) || data.Policy == "tuner"));
        foreach (var endpoint in endpoints)
        {
            var least = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null ? endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Single().Policy : "none";
            least.Should().Be(Roles.GetValueOrDefault($"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}"), endpoint.DisplayName);
        }

        endpoints.Select(endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}")
            .Should().BeEquivalentTo(Roles.Keys, "each endpoint has a row here");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("none")]
    [InlineData("viewer")]
    [InlineData("editor")]
    [InlineData("admin")]
    public async Task Each_endpoint_lets_in_its_role_and_the_ones_above_it_and_nobody_else(string caller)
    {
        await using var gateway = await GatewayHost.StartAsync(
            $"ScheduleFlow:Security:Anonymous={(caller == "admin" ? "none" : caller)}",
            "ScheduleFlow:UnknownFields=warn");
        WritePage(gateway);
        gateway.SetBehaviour("echo!");
        (string, string)[] headers = caller == "admin" ? [("Authorization", "Bearer " + GatewayHost.AdminKey)] : [];
        foreach (var (endpoint, role) in Roles)
        {
            var (method, path) = Target(endpoint);
            var body = method == "GET" ? null : """{"schedule_id":"exit:0","confirm":"x","filepath":"exit:0","a":"exit:0","b":"b","role":"viewer","name":"x","channel":"x","to":"1"}""";

            var reply = await gateway.SendAsync(new HttpMethod(method), path, body, headers);

            var isAllowed = Array.IndexOf(Order, caller) >= Array.IndexOf(Order, role == "tuner" ? "viewer" : role);
            reply.Status.Should().Be(isAllowed ? Answer(endpoint) : 401, "{0} as {1}", endpoint, caller);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task In_production_a_caller_without_a_key_gets_health_and_the_programs_own_description_and_nothing_else()
    {
        await using var gateway = await GatewayHost.StartAsync("environment=Production");
        foreach (var (endpoint, role) in Roles)
        {
            var (method, path) = Target(endpoint);

            var reply = await gateway.SendAsync(new HttpMethod(method), path, method == "GET" ? null : "{}");

            reply.Status.Should().Be(role == "none" ? Answer(endpoint) : 401, endpoint);
        }

        Roles.Where(row => row.Value == "none").Select(row => row.Key.Split(' ')[1]).Should().BeSubsetOf(
            ["/", "/ui/{**path}", "/api/health", "/api/me", "/api/session", "/api/setup", "/setup", "/healthz/live", "/healthz/ready", "/openapi/v1.json", "/docs/{documentName?}", "/docs/scalar.js", "/docs/scalar.aspnetcore.js", "/docs/favicon.svg"]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("no key", "none")]
    [InlineData("wrong", "none")]
    [InlineData("another's secret", "none")]
    [InlineData("revoked", "none")]
    [InlineData("expired", "none")]
    [InlineData("viewer", "viewer")]
    [InlineData("editor", "editor")]
    [InlineData("admin", "admin")]
    public async Task From_afar_a_key_opens_each_endpoint_of_its_role_and_no_other(string caller, string may)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:UnknownFields=warn");
        var keys = TestKeys.WriteTo(gateway.Data);
        WritePage(gateway);
        gateway.SetBehaviour("echo!");
        (string, string)[] headers = caller == "no key" ? [("X-Forwarded-For", "203.0.113.9")] : [("X-Forwarded-For", "203.0.113.9"), ("Authorization", "Bearer " + keys[caller])];
        foreach (var (endpoint, role) in Roles)
        {
            var (method, path) = Target(endpoint);
            var body = method == "GET" ? null : """{"schedule_id":"exit:0","confirm":"x","filepath":"exit:0","a":"exit:0","b":"b","role":"viewer","name":"x","channel":"x","to":"1"}""";

            var reply = await gateway.SendAsync(new HttpMethod(method), path, body, headers);

            var isAllowed = Array.IndexOf(Order, may) >= Array.IndexOf(Order, role == "tuner" ? "viewer" : role);
            reply.Status.Should().Be(isAllowed ? Answer(endpoint) : may == "none" ? 401 : 403, "{0} as {1}", endpoint, caller);
            if (!isAllowed)
            {
                reply.Json.GetProperty("status").GetString().Should().Be("error");
                reply.Type.Should().Be(may == "none" ? "unauthorized" : "forbidden");
                reply.Json.GetProperty("message").GetString().Should().Be(caller switch
                {
                    "no key" => "This needs an API key.",
                    "revoked" => "The API key was revoked.",
                    "expired" => "The API key has expired.",
                    _ => may == "none" ? "The API key is not known." : "The API key may not do this.",
                });
                reply.Json.GetProperty("request_id").GetString().Should().NotBeEmpty();
                reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
            }
        }
    }

    [Theory(Timeout = 30_000)]
    [InlineData("viewer", 401)]
    [InlineData("editor", 200)]
    public async Task Only_an_editor_has_an_explanation_read_a_plan_file(string caller, int status)
    {
        await using var gateway = await GatewayHost.StartAsync($"ScheduleFlow:Security:Anonymous={caller}");

        (await gateway.GetAsync("/api/schedules/exit:0/explain?at=now&why_not=x&plan=x")).Status.Should().Be(status);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Bearer an-admin-key-for-tests-and-more")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    public async Task A_wrong_key_is_refused_even_where_none_would_do(string header)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("Authorization", header));

        reply.Status.Should().Be(401);
        reply.Type.Should().Be("unauthorized");
        reply.Headers.WwwAuthenticate.Single().Scheme.Should().Be("Bearer");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_key_set_up_an_admin_endpoint_says_how_to_set_one_up()
    {
        await using var gateway = await GatewayHost.StartAsync("ADMIN_API_KEY=");

        var reply = await gateway.SendAsync(HttpMethod.Delete, "/api/schedule/exit:0", headers: ("Authorization", "Bearer "));

        reply.Status.Should().Be(401);
        reply.Json.GetProperty("hint").GetString().Should().Contain("ADMIN_API_KEY").And.Contain("create-key");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("false", 401)]
    [InlineData("true", 200)]
    public async Task An_open_tuner_is_for_everybody_and_nothing_else_is(string open, int status)
    {
        await using var gateway = await GatewayHost.StartAsync($"ScheduleFlow:Tuner:Open={open}", "ScheduleFlow:Security:Anonymous=none");
        gateway.SetBehaviour("echo!");
        foreach (var (endpoint, role) in Roles.Where(row => row.Value is not "none" && row.Key.StartsWith("GET", StringComparison.Ordinal)))
        {
            (await gateway.GetAsync(Target(endpoint).Path)).Status.Should().Be(role == "tuner" ? status : 401, endpoint);
        }
    }

    // What it answers to those it lets in: there is no job here.
    private static int Answer(string endpoint) => endpoint.EndsWith("/api/jobs/{id}", StringComparison.Ordinal) ? 404
        : endpoint is "POST /api/session" or "POST /api/setup" ? 400 // nobody signs in here
        : endpoint == "GET /setup" ? 404
        : endpoint == "POST /setup" ? 403 // it is no form
        : Created.Contains(endpoint) ? 201
        : 200;

    private static readonly HashSet<string> Created =
    [
        .. Operations.All.SelectMany(operation => operation.Routes)
            .Where(route => route.Created is not null)
            .Select(route => $"{route.Method} {route.Path}"),
    ];

    // The method and a path that is answered with success.
    private static (string Method, string Path) Target(string endpoint)
    {
        var path = endpoint.Split(' ')[1]
            .Replace("{id}", "exit:0", StringComparison.Ordinal)
            .Replace("{name}", "exit:0", StringComparison.Ordinal)
            .Replace("{documentName?}", "", StringComparison.Ordinal)
            .Replace("{**path}", "lobby.html", StringComparison.Ordinal);
        var query = path.EndsWith("/explain", StringComparison.Ordinal) ? "?at=now" : path.EndsWith("/events", StringComparison.Ordinal) ? "?follow=false" : "";
        return (endpoint.Split(' ')[0], path + query);
    }

    private static void WritePage(GatewayHost gateway)
    {
        var folder = Directory.CreateDirectory(Path.Combine(gateway.Data, "generated_pages"));
        File.WriteAllText(Path.Combine(folder.FullName, "lobby.html"), "<!DOCTYPE html>");
    }
}
