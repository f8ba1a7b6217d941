using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Shell;

/// <summary>What people see who look around, slip, or redirect.</summary>
public sealed class HelpTests : VerbTests
{
    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    public void Without_a_verb_the_verbs_are_listed_by_area(params string[] args)
    {
        var result = Worker.Run(args);

        result.ExitCode.Should().Be(0);
        result.Error.Should().BeEmpty();
        result.Text.Should().Contain("Schedules:\n").And.Contain("Channels:\n").And.Contain("  list-schedules ").And.Contain("--data DIR");
    }

    [Fact]
    public void Help_of_a_verb_is_its_help() =>
        Worker.Run("help", "list-schedules").Text.Should().Be(Worker.Run("list-schedules", "--help").Text).And.Contain("--limit").And.Contain("1 to 10000; default: 1000");

    [Theory]
    [InlineData("lst-schedules", "Did you mean “list-schedules”?")]
    [InlineData("help list-schedule", "Did you mean “list-schedules”?")]
    [InlineData("import-schedul", "Did you mean “import-schedule”?")]
    public void A_misspelt_verb_is_told_the_nearest(string verb, string hint) => Worker.Run(verb.Split(' ')).MustFail(2, "usage", verb.Split(' ')[^1]).Text("hint").Should().Contain(hint);

    [Fact]
    public void A_misspelt_option_is_told_the_nearest() =>
        Worker.Run("list-schedules", "--lmit", "3").MustFail(2, "usage", "--lmit").Text("hint").Should().Contain("Did you mean “--limit”?");

    [Fact]
    public void An_error_beside_a_document_leaves_standard_output_empty()
    {
        var result = Worker.Run("export-schedule", "6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11", "--format", "xml");

        result.ExitCode.Should().Be(4);
        result.Output.Should().BeEmpty();
        result.Error.Should().Contain("\"type\":\"not_found\"");
    }

    [Fact]
    public void An_error_of_an_export_to_a_file_is_the_reply()
    {
        var result = Worker.Run("export-schedule", "6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11", "--format", "xml", "--output", Folder["week.xml"]);

        result.Error.Should().BeEmpty();
        result["type"].Should().Be("not_found");
    }

    [Fact]
    public void A_request_with_a_field_that_nothing_has_is_refused_and_the_nearest_is_named()
    {
        var request = $$"""{"links":{{Small.Links(3)}},"start_time":"2026-12-07T00:00:00Z","cooldown_hour":12}""";

        Worker.RunWith(request, "schedule-playlist", "--request=-").MustFail(3, "validation", "cooldown_hour").Text("hint").Should().Be("Did you mean “cooldown_hours”?");
        Worker.Run("list-schedules").MustSucceed().Number("count").Should().Be(0);

        Worker.RunWith(request, "schedule-playlist", "--request=-", "--unknown-fields=warn").MustSucceed().List("ignored_fields").Should().ContainSingle();
    }

    [Theory]
    [InlineData("""{"name":"One","url":"http://one.example/","id":"one","colour":"red"}""", "colour", "add-channel", "-")]
    [InlineData("""{"tuner":{"name":"Lindenhof","colour":"red"}}""", "tuner.colour", "set-config", "-")]
    [InlineData("""{"colour":{"red":1},"tuner":{"name":"Lindenhof"}}""", "colour", "set-config", "-")]
    public void Channels_and_settings_pass_over_unknown_fields_where_they_are_a_warning(string request, string named, params string[] command)
    {
        Worker.RunWith(request, command).MustFail(3, "validation");

        var reply = Worker.RunWith(request, [.. command, "--unknown-fields=warn"]).MustSucceed();
        reply.List("ignored_fields").Select(field => field.GetString()).Should().Equal(named);
    }

    [Fact]
    public void Words_are_completed_with_formats_and_with_ids_of_the_store()
    {
        var id = Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");

        Worker.Run("[suggest:32]", "scheduleflow show-schedule " + id[..4]).Text.Should().Contain(id);
        Worker.Run("[suggest:38]", "scheduleflow export-schedule --format ").Text.Should().Contain("xmltv");
    }
}
