namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class ScheduleExportTests
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Theory(Timeout = 30_000)]
    [InlineData("?from=2026-12-01&to=2026-12-08&compact=true", "export-schedule --format=json --from=2026-12-01 --to=2026-12-08 --compact=true -- " + Id)]
    [InlineData("?compact=false&format=", "export-schedule --format=json -- " + Id)]
    [InlineData("?day_start=06:00&frame_rate=29.97&format=casparcg", "export-schedule --day-start=06:00 --frame-rate=29.97 --format=casparcg -- " + Id)]
    public async Task A_download_takes_the_options_of_its_route(string query, string commandLine)
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");

        var reply = await gateway.GetAsync($"/api/schedules/{Id}/export{query}");

        string.Join(' ', reply.Arguments).Should().Be(commandLine);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("?filename=mine.xml", "filename")]
    [InlineData("?output=/tmp/mine.xml", "output")]
    [InlineData("?schedule_id=another", "schedule_id")]
    [InlineData("?id=another", "id")]
    [InlineData("?form=xml", "form")]
    public async Task A_download_writes_no_files_and_is_of_the_schedule_in_its_path(string query, string parameter)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.GetAsync($"/api/schedules/{Id}/export{query}");

        reply.Status.Should().Be(400, reply.Text);
        reply.Json.GetProperty("message").GetString().Should().Contain($"“{parameter}”");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("/api/export-schedule-xml", $$"""{"schedule_id":"{{Id}}","format":"json"}""", "format")]
    [InlineData("/api/export-schedule-xml", $$"""{"schedule_id":"{{Id}}","from":"2026-12-01"}""", "from")]
    [InlineData("/api/export-all-schedules-xml", """{"file_name":"all.xml"}""", "file_name")]
    [InlineData("/api/pages", $$"""{"schedule_id":"{{Id}}","name":"lobby"}""", "name")]
    public async Task An_unknown_field_is_refused_by_its_name(string path, string body, string field)
    {
        await using var gateway = await GatewayHost.StartAsync();

        var reply = await gateway.PostAsync(path, body);

        reply.Status.Should().Be(400, reply.Text);
        reply.Json.GetProperty("message").GetString().Should().Contain($"“{field}”");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_page_takes_the_fields_that_clients_know()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.SetBehaviour("echo!");

        var reply = await gateway.PostAsync(
            "/api/pages",
            $$"""{"schedule_id":"{{Id}}","filename":"lobby","from":"2026-12-01","to":"2026-12-08","zone":"Europe/Berlin","channel":"one"}""");

        string.Join(' ', reply.Arguments).Should()
            .Be($"generate-page --name=lobby --from=2026-12-01 --to=2026-12-08 --zone=Europe/Berlin --channel=one -- {Id}");
    }
}
