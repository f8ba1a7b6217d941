using System.Net.Http.Headers;

namespace ScheduleFlow.Gateway.Tests.Http;

public sealed class ErrorShapeTests
{
    [Theory(Timeout = 30_000)]
    [InlineData("GET", "/nothing", 404, "not_found")]
    [InlineData("GET", "/api/schedules/a/b/c", 404, "not_found")]
    [InlineData("POST", "/api/health", 405, "method_not_allowed")]
    [InlineData("DELETE", "/api/schedules", 405, "method_not_allowed")]
    public async Task What_the_framework_refuses_has_the_shape_of_every_other_error(string method, string path, int status, string type)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(new HttpMethod(method), path, headers: ("X-Request-ID", "r1"));

        reply.Status.Should().Be(status);
        reply.Json.GetProperty("status").GetString().Should().Be("error");
        reply.Type.Should().Be(type);
        reply.Json.GetProperty("message").GetString().Should().NotBeEmpty();
        reply.Json.GetProperty("hint").GetString().Should().NotBeEmpty();
        reply.Json.GetProperty("request_id").GetString().Should().Be("r1");
        reply.ContentHeaders.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_wrong_method_says_which_are_right()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(HttpMethod.Delete, "/api/schedules");

        reply.ContentHeaders.Allow.Should().BeEquivalentTo("GET", "HEAD", "POST");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedules", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/api/import-schedule", "POST, OPTIONS")]
    [InlineData("/api/schedule/x", "DELETE, OPTIONS")]
    public async Task Options_of_a_path_are_its_methods(string path, string allowed)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Security:Anonymous=none");

        var reply = await gateway.SendAsync(HttpMethod.Options, path);

        reply.Status.Should().Be(204);
        string.Join(", ", reply.ContentHeaders.Allow).Should().Be(allowed);
        reply.Text.Should().BeEmpty();
        (await gateway.SendAsync(HttpMethod.Options, "/nothing")).Status.Should().Be(404);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/schedule-playlist", "text/plain")]
    [InlineData("/api/save-playlist", "multipart/form-data; boundary=b")]
    [InlineData("/api/export-schedule-xml", "application/xml")]
    public async Task A_JSON_path_takes_nothing_declared_as_something_else(string path, string mediaType)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var content = new StringContent("{}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync(path, content));

        reply.Status.Should().Be(415);
        reply.Type.Should().Be("unsupported_media_type");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.scheduleflow+json")]
    [InlineData(null)]
    public async Task A_JSON_path_takes_JSON_by_any_of_its_names(string? mediaType)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var content = new StringContent("{}");
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);

        (await Reply.ReadAsync(await gateway.Client.PostAsync("/api/schedule-playlist", content))).Status.Should().Be(200);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_bug_in_the_gateway_says_nothing_of_itself()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:MaxOutputBytes=1024");
        Gateway.Http.EndpointRoutes.GetAnonymously(gateway.App, "/bug", _ => throw new InvalidOperationException("secret detail"));

        var reply = await gateway.GetAsync("/bug");

        reply.Status.Should().Be(500);
        reply.Type.Should().Be("unexpected");
        reply.Text.Should().NotContain("secret detail").And.NotContain(" at ");
        string.Join('\n', gateway.LogLines).Should().Contain("secret detail");
    }
}
