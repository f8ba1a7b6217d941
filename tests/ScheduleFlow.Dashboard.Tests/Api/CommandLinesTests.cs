using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Tests.Api;

public sealed class CommandLinesTests
{
    private static readonly Uri Server = new("https://station.example.edu/");

    [Fact]
    public void A_download_is_a_query_for_curl_and_options_for_the_command()
    {
        var request = new ExportScheduleRequest { Ids = ["6f0c2a52"], Format = "xmltv", Zone = "Europe/Berlin", IsCompact = true };

        var lines = CommandLines.Of(request, Server, output: "week 50.xml");

        lines.Curl.Should().Be(
            "curl -sS 'https://station.example.edu/api/schedules/6f0c2a52/export?format=xmltv&zone=Europe%2FBerlin&compact=true' "
            + "-H \"Authorization: Bearer $SCHEDULEFLOW_KEY\" -o 'week 50.xml'");
        lines.Cli.Should().Be(
            "scheduleflow export-schedule 6f0c2a52 --format xmltv --zone Europe/Berlin --compact --output 'week 50.xml'");
    }

    [Fact]
    public void A_document_is_sent_from_its_file()
    {
        var request = new ImportScheduleRequest { Name = "It's late", Zone = "Europe/Berlin" };

        var lines = CommandLines.Of(request, Server, document: "late.xml");

        lines.Curl.Should().Be(
            @"curl -sS 'https://station.example.edu/api/import-schedule?name=It%27s%20late&zone=Europe%2FBerlin' "
            + "-H \"Authorization: Bearer $SCHEDULEFLOW_KEY\" -H 'Content-Type: application/octet-stream' --data-binary @late.xml");
        lines.Cli.Should().Be(@"scheduleflow import-schedule late.xml --name 'It'\''s late' --zone Europe/Berlin");
    }

    [Fact]
    public void Fields_are_a_JSON_body_for_curl()
    {
        var lines = CommandLines.Of(new PublishScheduleRequest { Id = "6f0c2a52", Channel = "campus", IsDryRun = true }, Server);

        lines.Curl.Should().Be(
            "curl -sS https://station.example.edu/api/schedules/6f0c2a52/publish -H \"Authorization: Bearer $SCHEDULEFLOW_KEY\" "
            + """--json '{"channel":"campus","dry_run":true}'""");
        lines.Cli.Should().Be("scheduleflow publish-schedule 6f0c2a52 --channel campus --dry-run");
    }

    [Fact]
    public void A_deletion_says_its_method() =>
        CommandLines.Of(new DeleteScheduleRequest { Id = "6f0c2a52" }, Server).Curl.Should().Be(
            "curl -sS -X DELETE https://station.example.edu/api/schedule/6f0c2a52 -H \"Authorization: Bearer $SCHEDULEFLOW_KEY\"");
}
