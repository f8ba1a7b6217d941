using System.Collections.Immutable;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using static ScheduleFlow.Core.Tests.Plans.PlanErrorTests;

namespace ScheduleFlow.Core.Tests.Plans;

/// <summary>A value without quotes is what it looks like, whatever a version of YAML makes of it.</summary>
public sealed class PlanScalarTests
{
    [Theory]
    [InlineData("no")]
    [InlineData("NO")]
    [InlineData("on")]
    [InlineData("true")]
    [InlineData("1e3")]
    [InlineData("0o10")]
    [InlineData("012")]
    [InlineData("1_000")]
    [InlineData("10:30")]
    [InlineData("2026-12-07")]
    [InlineData(".inf")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("3.10")]
    public void A_text_is_never_taken_for_anything_else(string text)
    {
        var plan = Read($"channel: {text}", $"category: {text}, tags: [{text}]");

        plan.Channel.Should().Be(text);
        plan.Items[0].Category.Should().Be(text);
        plan.Items[0].Tags.Should().Equal(text);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("")]
    public void Nothing_is_as_if_it_were_left_out(string text) => Read("channel: A", $"category: {text}").Items[0].Category.Should().BeNull();

    [Theory]
    [InlineData("\"null\"", "null")]
    [InlineData("'~'", "~")]
    [InlineData("\"caf\\u00e9 \\ud83c\\udfac \\/\"", "café 🎬 /")]
    [InlineData("'it''s'", "it's")]
    public void A_text_in_quotes_is_a_text(string text, string expected) => Read("channel: A", $"category: {text}").Items[0].Category.Should().Be(expected);

    [Theory]
    [InlineData("012", 12)]
    [InlineData("+3", 3)]
    [InlineData("\"7\"", 7)]
    public void A_number_is_decimal(string text, int number) => Read("channel: A", $"episode: {text}").Items[0].Episode.Should().Be(number);

    [Theory]
    [InlineData("1e3")]
    [InlineData("0o10")]
    [InlineData("0x10")]
    [InlineData("0b11")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("1.0")]
    [InlineData("10:30")]
    [InlineData("no")]
    [InlineData("٣")]
    public void What_is_no_plain_number_is_refused(string text)
    {
        PlanReader.Read(Text("channel: A", $"episode: \"{text}\""), NoLists).Problem!.Errors.Should().ContainSingle().Which.Should().EndWith($"must be a whole number from 0 to 1000000, not “{text}”");
        if (!text.Contains(','))
        {
            PlanReader.Read(Text("channel: A", $"episode: {text}"), NoLists).Problem.Should().NotBeNull();
        }
    }

    [Fact]
    public void A_time_without_quotes_is_no_number_to_the_base_of_sixty()
    {
        var plan = Read("channel: A", "not_before: 10:30, not_after: 23:59:59");

        plan.Items[0].Hours.Should().Be(new DayWindow(37_800, 86_399));
        plan.Blocks[0].From.Should().Be(0);
    }

    [Theory]
    [InlineData("10:30", 630)]
    [InlineData("1:10:30", 4_230)]
    [InlineData("90", 90)]
    public void A_duration_with_colons_is_minutes_and_seconds_before_it_is_hours(string text, int seconds) => Read("channel: A", "title: A", text).Items[0].Seconds.Should().Be(seconds);

    [Fact]
    public void Tabs_may_stand_between_but_not_indent()
    {
        PlanReader.Read(Text("channel:\tA", "title:\tA").Replace("days: 1", "days:\t1", StringComparison.Ordinal), NoLists).Problem.Should().BeNull();
        PlanReader.Read("{\n\t\"channel\": \"A\",\n\t\"start\":\t\"2026-12-07\",\n\t\"fixed\": [\n\t\t{\"name\":\"N\",\"at\":\"hourly\",\"item\":{\"url\":\"a\",\"duration\":5}}\n\t]\n}", NoLists).Problem.Should().BeNull();

        PlanReader.Read("channel: A\nblocks:\n\t- name: A", NoLists).Problem!.Message.Should().Match("Line ?, column ?: *tab*");
    }

    [Theory]
    [InlineData("Lab Notes S01E03", "Lab Notes", 1, 3)]
    [InlineData("lab.notes.s1e12.the end", "lab.notes", 1, 12)]
    [InlineData("Lab Notes S٠١E٠٣", null, null, null)]
    [InlineData("S01E03", null, null, null)]
    public void Series_and_episode_are_taken_from_a_label(string label, string? series, int? season, int? episode)
    {
        var sources = new PlanSources(_ => ImmutableArray.Create(new MediaItem("a.mp4", label, TimeSpan.FromHours(1))), _ => throw new InvalidOperationException());

        var item = PlanReader.Read("channel: A\nstart: 2026-12-07\npools: { p: a.m3u }\nfillers: p", sources).Value.Plan.Items[0];

        (item.Series, item.Season, item.Episode).Should().Be((series, season, episode));
    }

    private static PlanDocument Read(string channel, string item, string duration = "1h")
    {
        var text = Text(channel, item, duration);
        var outcome = PlanReader.Read(text, NoLists);
        outcome.Problem.Should().BeNull(text);
        return outcome.Value.Plan;
    }

    private static string Text(string channel, string item, string duration = "1h") => $$"""
        {{channel}}
        start: 2026-12-07
        days: 1
        pools: { p: { items: [{ url: a.mp4, duration: {{duration}}, {{item}} }] } }
        blocks: [{ name: B, from: 00:00, to: 24:00, pool: p }]
        """;
}
