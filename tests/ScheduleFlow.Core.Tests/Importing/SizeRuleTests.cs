using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Importing;

public sealed class SizeRuleTests
{
    [Theory]
    [InlineData("title", Limits.MaxTitleBytes, "its title has more than 4 KB")]
    [InlineData("id", Limits.MaxTitleBytes, "its id has more than 4 KB")]
    [InlineData("category", Limits.MaxTitleBytes, "its category has more than 4 KB")]
    [InlineData("channel", Limits.MaxTitleBytes, "its channel has more than 4 KB")]
    [InlineData("video_url", Limits.MaxUrlBytes, "its media URL has more than 8 KB")]
    [InlineData("description", Limits.MaxDescriptionBytes, "its description has more than 64 KB")]
    [InlineData("whatever", Limits.MaxExtrasBytes, "its further fields have more than 256 KB")]
    public void A_field_of_an_event_may_be_so_long_and_no_longer(string field, int bytes, string expected)
    {
        var isExtra = field == "whatever";
        Import(Event(field, new string('x', isExtra ? bytes - 100 : bytes))).Problem.Should().BeNull();

        var problem = Import(Event(field, new string('x', bytes + 1))).Problem!;

        (problem.Type, problem.Place!.Value.Line).Should().Be((ErrorType.TooLarge, 2));
        problem.Message.Should().StartWith("Nothing was imported: event 2").And.Contain(expected);
        problem.Message.Length.Should().BeLessThan(300, "the text itself is not sent back");
    }

    [Fact]
    public void Bytes_count_and_not_characters()
    {
        Import(Event("title", new string('é', Limits.MaxTitleBytes / 2))).Problem.Should().BeNull();
        Import(Event("title", new string('é', (Limits.MaxTitleBytes / 2) + 1))).Problem!.Type.Should().Be(ErrorType.TooLarge);
    }

    [Fact]
    public void The_name_of_a_schedule_has_500_characters()
    {
        string Named(int length) => $$"""{"name":"{{new string('n', length)}}","events":[{"title":"A","start":"2026-12-01T00:00:00Z","duration":60}]}""";

        Import(Named(500)).Problem.Should().BeNull();
        Import(Named(501)).Problem!.Type.Should().Be(ErrorType.TooLarge);
    }

    [Fact]
    public void What_an_import_refuses_lint_finds_unreadable()
    {
        var document = LintReading.Read(
            "x", Bytes(Event("title", new string('x', Limits.MaxTitleBytes + 1))), FormatNames.Auto, new ReadingOptions { Start = default });

        document.Notes.Should().ContainSingle().Which.Message.Should().Contain("its title has more than 4 KB");
    }

    [Theory]
    [InlineData("http://a/{0}", "A", Limits.MaxUrlBytes)]
    [InlineData("http://a", "{0}", Limits.MaxTitleBytes)]
    public void An_item_of_a_playlist_is_bounded(string url, string label, int bytes)
    {
        string List(int length) => JsonSerializer.Serialize(new[]
        {
            new { url = string.Format(null, url, new string('x', length)), label = string.Format(null, label, new string('x', length)) },
        });

        PlaylistReader.Read(Bytes(List(bytes - 20)), FormatNames.Auto).Problem.Should().BeNull();
        PlaylistReader.Read(Bytes(List(bytes + 1)), FormatNames.Auto).Problem!.Type.Should().Be(ErrorType.TooLarge);
    }

    [Theory]
    [InlineData("name", 501, "longer than 500 characters")]
    [InlineData("url", Limits.MaxUrlBytes + 1, "longer than 8 KB")]
    [InlineData("logo", Limits.MaxUrlBytes + 1, "longer than 8 KB")]
    [InlineData("group", Limits.MaxTitleBytes + 1, "longer than 4 KB")]
    [InlineData("tvg_id", Limits.MaxTitleBytes + 1, "longer than 4 KB")]
    public void A_field_of_a_channel_is_bounded_by_request_and_by_list(string field, int length, string expected)
    {
        var channel = new Dictionary<string, string> { ["name"] = "A", ["url"] = "http://a", [field] = new('x', length) };
        var fields = new ChannelFields(JsonDocument.Parse(JsonSerializer.Serialize(channel)).RootElement);

        fields.Entry(1).Should().BeNull();
        fields.Errors.Should().Contain(error => error.Contains($"“{field}” is {expected}"));

        string Of(string name, string value) => field == name ? new string('x', length) : value;
        var list = $"#EXTM3U\n#EXTINF:-1 tvg-id=\"{Of("tvg_id", "a")}\" tvg-logo=\"{Of("logo", "b")}\" group-title=\"{Of("group", "c")}\",{Of("name", "A")}\n{Of("url", "http://a")}\n";
        var problem = ChannelReader.Read(Bytes(list), FormatNames.Auto).Problem!;
        (problem.Type, problem.Message).Should().Be((ErrorType.TooLarge, $"Line 2: “{field}” is {expected}."));
    }

    [Theory]
    [InlineData("days: 400", null)]
    [InlineData("days: 401", "the plan is 401 days long; 400 are the most")]
    [InlineData("days: 3660", "the plan is 3660 days long; 400 are the most")]
    [InlineData("hours: 87840", "the plan is 3660 days long; 400 are the most")]
    [InlineData("end: 2036-12-07", "the plan is 3653 days long; 400 are the most")]
    public void A_plan_of_more_days_than_the_limit_is_too_large_before_it_is_worked_out(string horizon, string? expected)
    {
        var problem = Plan(horizon, "1h").Problem;

        (problem?.Type).Should().Be(expected is null ? null : ErrorType.TooLarge);
        (problem?.Errors.Single().Split(": ")[1]).Should().Be(expected);
    }

    [Fact]
    public void A_plan_whose_items_are_too_short_for_its_days_is_too_large()
    {
        Plan("days: 400", "69s").Problem!.Type.Should().Be(ErrorType.TooLarge);
        Plan("days: 400", "70s").Problem.Should().BeNull();
    }

    private static Outcome<PlanReading> Plan(string horizon, string duration) => PlanReader.Read(
        $$"""
        channel: A
        start: 2026-12-07
        {{horizon}}
        pools: { p: { items: [{ url: a, duration: {{duration}} }] } }
        fillers: p
        """,
        new PlanSources(_ => throw new InvalidOperationException(), _ => throw new InvalidOperationException()));

    private static string Event(string field, string value)
    {
        var item = new Dictionary<string, object> { ["title"] = "B", ["start"] = "2026-12-01T01:00:00Z", ["duration"] = 60, [field] = value };
        return $"[{{\"title\":\"A\",\"start\":\"2026-12-01T00:00:00Z\",\"duration\":60{(field == "channel" ? ",\"channel\":\"c\"" : "")}}},\n{JsonSerializer.Serialize(item)}]";
    }

    private static Outcome<ImportResult> Import(string document) =>
        ScheduleFormats.Open(Bytes(document), FormatNames.Auto).TryGet(out var input, out var problem)
            ? ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Start = InstantText.Parse("2026-12-01T00:00:00Z").Value })
            : problem;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
