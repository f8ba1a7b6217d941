namespace ScheduleFlow.Gateway.Tests.Endpoints.Reading;

public sealed class OwnParametersTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("GET", "/api/events?type=queue", "There is no parameter “type”.", "Did you mean “types”?")]
    [InlineData("HEAD", "/api/events?type=queue", "", "")]
    [InlineData("GET", "/api/jobs?limit=5", "There is no parameter “limit”.", "There is none here.")]
    [InlineData("DELETE", "/api/jobs/x?force=1", "There is no parameter “force”.", "There is none here.")]
    [InlineData("GET", "/api/queue-stats?id=x", "There is no parameter “id”.", "There is none here.")]
    public async Task A_parameter_that_a_route_of_the_gateway_does_not_have_is_refused(string method, string path, string message, string hint)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.SendAsync(new HttpMethod(method), path);

        reply.Status.Should().Be(400);
        if (method != "HEAD")
        {
            (reply.Json.GetProperty("message").GetString(), reply.Json.GetProperty("hint").GetString()).Should().Be((message, hint));
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/api/health?t=1", 200)] // a balancer's own
    [InlineData("/healthz/live?t=1", 200)]
    [InlineData("/pages/none.html?v=2", 404)]
    [InlineData("/api/events?types=queue&follow=false", 200)]
    public async Task Probes_and_pages_take_any_and_known_ones_are_taken(string path, int status)
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.GetAsync(path)).Status.Should().Be(status);
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_unknown_fields_are_a_warning_they_are_passed_over()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:UnknownFields=warn");

        (await gateway.GetAsync("/api/jobs?limit=5")).Status.Should().Be(200);
    }

    // Whose fields the worker reads, it must be told.
    [Theory(Timeout = 60_000)]
    [InlineData("POST", "/api/channels")]
    [InlineData("PUT", "/api/channels/one")]
    [InlineData("POST", "/api/config")]
    [InlineData("POST", "/api/schedule-playlist")]
    public async Task The_worker_is_told_where_unknown_fields_are_a_warning(string method, string path)
    {
        await using var strict = await GatewayHost.StartAsync();
        await using var lenient = await GatewayHost.StartAsync("ScheduleFlow:UnknownFields=warn");
        foreach (var gateway in new[] { strict, lenient })
        {
            gateway.SetSteps("echo!");
            await gateway.SendAsync(new HttpMethod(method), path, "{}", ("Authorization", "Bearer " + GatewayHost.AdminKey));
        }

        strict.CallOf(1).Should().NotContain("--unknown-fields");
        lenient.CallOf(1).Should().Contain(" --unknown-fields=warn");
    }
}
