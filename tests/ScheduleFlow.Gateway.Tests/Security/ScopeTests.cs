using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Keys;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

/// <summary>Keys with a scope, against every endpoint that there is: a new one without a rule fails here.</summary>
public sealed class ScopeTests
{
    // A change of rights that takes rights away.
    private static readonly string[] TakesRights = ["revoke-key", "disable-user"];

    /// <summary>Every route with an option that a name says to be about channels.</summary>
    public static TheoryData<string, string, string> ChannelRoutes()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var operation in Operations.All)
        {
            foreach (var route in operation.Routes.Where(route => EndpointScope.Of(operation, route).NamesChannels))
            {
                rows.Add(operation.Name, route.Method, route.Path);
            }
        }

        return rows;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_for_one_verb_opens_its_endpoints_and_no_others()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Media:Origins:films=http://127.0.0.1:1/");
        Endpoints(gateway).Select(endpoint => endpoint.Endpoint.RoutePattern.RawText).Should().Contain(path => path!.StartsWith("/media/"));
        foreach (var (endpoint, scope) in Endpoints(gateway))
        {
            scope.Should().NotBeNull($"{endpoint.DisplayName} must say which verb means it");
            (await RefusalAsync(endpoint, Key(verbs: ["no-such-verb"])))!.Reason.Should().Be("scope", endpoint.DisplayName);
            foreach (var name in scope!.Names)
            {
                (await RefusalAsync(endpoint, Key(verbs: ["no-such-verb", name])) is null)
                    .Should().Be(!scope.GivesRights, $"{name} of {endpoint.DisplayName}");
                (scope.GivesRights || ScopeNames.Check(name) is null).Should().BeTrue($"a key may be made for {name}");
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_key_for_some_channels_opens_only_what_names_a_channel_or_is_about_none()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Media:Origins:films=http://127.0.0.1:1/");
        var open = new List<string>();
        foreach (var (endpoint, _) in Endpoints(gateway))
        {
            if (await RefusalAsync(endpoint, Key(channels: ["mine"])) is null)
            {
                open.Add($"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText}");
            }
        }

        open.Should().BeEquivalentTo(
            "GET /api/channels/{id}", "PUT /api/channels/{id}", "DELETE /api/channels/{id}", "GET /api/now", "GET /api/channels/{id}/timeline", "POST /api/channels/{id}/overrun",
            "POST /api/schedules/{id}/publish", "POST /api/schedules/{id}/unpublish", "POST /api/validate", "GET /api/jobs",
            "GET /api/jobs/{id}", "GET /api/status", "GET /api/system-info", "GET /api/system-version", "GET /api/queue-stats");
    }

    [Fact]
    public void Whatever_else_takes_a_channel_is_closed_to_a_key_for_some_channels()
    {
        // An option that is no id of a stored channel, such as the name of one within a document, cannot be held against a scope.
        foreach (var operation in Operations.All)
        {
            foreach (var route in operation.Routes)
            {
                var scope = EndpointScope.Of(operation, route);
                var others = operation.OptionsOf(route)
                    .Where(option => option.Name.Contains("channel", StringComparison.Ordinal) && !EndpointScope.NamesChannel(option));

                (others.Any() && (scope.NamesChannels || scope.IsOfNoChannel))
                    .Should().BeFalse($"{operation.Name} has channels that its declaration does not call so (Of = Noun.Channel)");
            }
        }
    }

    [Fact]
    public void What_gives_rights_is_closed_to_every_key_with_a_scope() =>
        Operations.All
            .Where(operation => operation is { IsChange: true, Area: Area.Keys or Area.Users } && !TakesRights.Contains(operation.Name))
            .Should().NotBeEmpty().And.OnlyContain(operation => operation.GivesRights, "a key could give itself more than it has");

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(ChannelRoutes))]
    public async Task A_request_that_names_another_channel_is_refused_before_a_worker_is_started(string verb, string method, string path)
    {
        await using var gateway = await GatewayHost.StartAsync();
        TestKeys.WriteScoped(gateway.Data, TestKeys.ScopedLine('1', "admin", channels: ["mine", "ours"]));
        gateway.SetBehaviour("echo!");
        var operation = Operations.Find(verb)!;
        var route = operation.Routes.Single(route => (route.Method, route.Path) == (method, path));
        var option = operation.OptionsOf(route).Single(EndpointScope.NamesChannel);

        (await AskAsync(gateway, route, option, "mine")).Status.Should().Be(200);
        var refused = await AskAsync(gateway, route, option, "another");
        refused.Status.Should().Be(403);
        refused.Json.GetProperty("message").GetString().Should().Contain("another");
        refused.Json.GetProperty("hint").GetString().Should().Be("Its channels are mine, ours.");
        if (route.InPath(option) is null && !option.IsRequired)
        {
            (await AskAsync(gateway, route, option)).Status.Should().Be(403, "it would be about all");
        }

        if (option.IsList)
        {
            (await AskAsync(gateway, route, option, "mine", "ours")).Status.Should().Be(200);
            (await AskAsync(gateway, route, option, "mine", "another")).Status.Should().Be(403);
        }
    }

    [Fact(Timeout = 30_000)]
    public async Task A_key_for_some_channels_takes_whole_ids_only_as_a_name_could_be_that_of_another_channel()
    {
        await using var gateway = await GatewayHost.StartAsync();
        TestKeys.WriteScoped(
            gateway.Data, TestKeys.ScopedLine('1', "admin", channels: ["mine"]), TestKeys.ScopedLine('2', "admin", verbs: ["channels"]));
        gateway.SetBehaviour("echo!");

        (await AsAsync(gateway, '1', "GET", "/api/channels/mine")).Arguments.Should().Contain("--whole-ids=true");
        (await AsAsync(gateway, '2', "GET", "/api/channels/mine")).Arguments.Should().Equal("show-channel", "--", "mine");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_refusal_says_which_scope_is_missing_and_the_log_says_that_it_was_the_scope()
    {
        await using var gateway = await GatewayHost.StartAsync();
        TestKeys.WriteScoped(
            gateway.Data,
            TestKeys.ScopedLine('1', "admin", verbs: ["list-schedules", "playlists"]),
            TestKeys.ScopedLine('2', "viewer", verbs: ["delete-schedule"]),
            TestKeys.ScopedLine('3', "admin"));
        gateway.SetBehaviour("echo!");

        (await AsAsync(gateway, '1', "GET", "/api/schedules")).Status.Should().Be(200);
        (await AsAsync(gateway, '1', "GET", "/api/playlists")).Status.Should().Be(200);
        (await AsAsync(gateway, '1', "GET", "/api/health")).Status.Should().Be(200);
        var refused = await AsAsync(gateway, '1', "DELETE", "/api/schedule/x");
        (refused.Status, refused.Type).Should().Be((403, "forbidden"));
        refused.Json.GetProperty("message").GetString().Should().Be("The API key may not do this: its verbs do not include “delete-schedule”.");
        refused.Json.GetProperty("hint").GetString().Should().Be("Its verbs are list-schedules, playlists.");
        (await AsAsync(gateway, '2', "DELETE", "/api/schedule/x")).Status.Should().Be(403, "a scope gives no role");
        (await AsAsync(gateway, '3', "DELETE", "/api/schedule/x")).Status.Should().Be(200);

        await Until.TrueAsync(() => gateway.LogLines.Any(line => line.Contains("refused 403 scope", StringComparison.Ordinal)));
    }

    private static IEnumerable<(RouteEndpoint Endpoint, EndpointScope? Scope)> Endpoints(GatewayHost gateway) =>
        gateway.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => (endpoint, endpoint.Metadata.GetMetadata<EndpointScope>()));

    private static ApiKey Key(string[]? verbs = null, string[]? channels = null) => new()
    {
        Id = "",
        Name = "",
        Role = "admin",
        Created = default,
        Salt = [],
        Hash = [],
        Verbs = [.. verbs ?? []],
        Channels = [.. channels ?? []],
    };

    private static async Task<Refusal?> RefusalAsync(Endpoint endpoint, ApiKey key)
    {
        var http = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity(KeyScope.Claims(key), "test")) };
        http.SetEndpoint(endpoint);
        await new ScopeGate(_ => Task.CompletedTask).InvokeAsync(http);
        return http.Features.Get<Refusal>();
    }

    private static Task<Reply> AskAsync(GatewayHost gateway, HttpRoute route, Option option, params string[] channels)
    {
        var path = route.InPath(option) is { } name ? route.Path.Replace($"{{{name}}}", channels[0], StringComparison.Ordinal)
            : route.Body == BodyKind.None && channels.Length > 0 ? $"{route.Path}?{option.Field}={channels[0]}"
            : route.Path;
        var body = route.Body switch
        {
            BodyKind.None => null,
            BodyKind.Fields when channels.Length > 0 && option.IsList => $"{{\"{option.Field}\":[\"{string.Join("\",\"", channels)}\"]}}",
            BodyKind.Fields when channels.Length > 0 => $"{{\"{option.Field}\":\"{channels[0]}\"}}",
            _ => "{}",
        };
        return AsAsync(gateway, '1', route.Method, path, body);
    }

    private static Task<Reply> AsAsync(GatewayHost gateway, char key, string method, string path, string? body = null) =>
        gateway.SendAsync(new HttpMethod(method), path, body, ("Authorization", "Bearer " + TestKeys.KeyOf(key)));
}
