namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class SecurityTextTests
{
    private const string Path = "/.well-known/security.txt";

    [Fact(Timeout = 30_000)]
    public async Task Whom_to_tell_is_said_to_everybody_where_the_configuration_names_somebody()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Security:Contact=mailto:security@tv.example", "ScheduleFlow:Security:Anonymous=none");

        using var response = await gateway.Client.GetAsync(Path, TestContext.Current.CancellationToken);

        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
        var lines = (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');
        lines[0].Should().Be("Contact: mailto:security@tv.example");
        DateTimeOffset.Parse(lines[1]["Expires: ".Length..], System.Globalization.CultureInfo.InvariantCulture)
            .Should().BeAfter(TimeProvider.System.GetUtcNow().AddDays(30)).And.BeBefore(TimeProvider.System.GetUtcNow().AddDays(365));
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_a_contact_there_is_no_such_file()
    {
        await using var gateway = await GatewayHost.StartAsync();

        (await gateway.GetAsync(Path)).Status.Should().Be(404);
    }
}
