using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Importing;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Tests.Importing;

public sealed class ImportEntryTests
{
    [Fact]
    public void A_check_has_the_options_that_it_shares_with_the_import()
    {
        var entry = Entry(("zone", "Europe/Berlin"), ("day_start", "06:00"), ("format", "csv"), ("name", "Week 50"));

        entry.LintRequest().Values.Select(value => (value.Option.Name, value.Text)).Should().BeEquivalentTo(
            [("zone", "Europe/Berlin"), ("day-start", "06:00")]);
        entry.ScheduleRequest().Values.Select(value => value.Option.Name).Should().BeEquivalentTo("zone", "day-start", "format", "name");
    }

    [Fact]
    public void A_file_on_the_server_is_named_and_not_sent()
    {
        var entry = new ImportEntry(new SourceDocument("data/imports/week.xml", null), new OptionValues());

        entry.LintRequest().Sources.Should().Equal("data/imports/week.xml");
        entry.ScheduleRequest().File.Should().Be("data/imports/week.xml");
        entry.PlaylistRequest("k").Should().Match<Request>(request => request.RepeatKey == "k");
    }

    [Fact]
    public void What_cannot_be_read_is_not_stored_unless_its_format_or_its_purpose_is_chosen()
    {
        var entry = Entry();
        entry.IsReadable.Should().BeFalse("it has not been checked");

        entry.Check = Reply(events: 0, ("SF000", 1));
        entry.IsReadable.Should().BeFalse();

        entry.Values[Option("format")] = "csv";
        entry.IsReadable.Should().BeTrue();

        entry.Values[Option("format")] = null;
        entry.Purpose = ImportPurpose.Playlist;
        entry.IsReadable.Should().BeTrue();
    }

    [Fact]
    public void Overlaps_and_gaps_are_findings_and_no_reason_to_refuse()
    {
        var entry = Entry();
        entry.Check = Reply(events: 20, ("SF001", 3), ("SF002", 9));

        entry.IsReadable.Should().BeTrue();
    }

    [Fact]
    public void Another_choice_is_another_request()
    {
        var entry = Entry();
        var key = entry.Key;

        entry.Renew();

        entry.Key.Should().NotBe(key);
    }

    private static ImportEntry Entry(params (string Field, string Text)[] chosen)
    {
        var values = new OptionValues();
        foreach (var (field, text) in chosen)
        {
            values[Option(field)] = text;
        }

        return new ImportEntry(new SourceDocument("week.xml", []), values);
    }

    private static Option Option(string field) => ImportEntry.OptionsFor(ImportPurpose.Schedule).Single(option => option.Field == field);

    private static LintReply Reply(int events, params (string Rule, int Count)[] rules) => new()
    {
        Passed = false,
        FailOn = "warning",
        Counts = new LintCounts(1, 0, 0, 0),
        Rules = rules.ToImmutableSortedDictionary(rule => rule.Rule, rule => rule.Count),
        Sources = [new LintSourceRow { Source = "week.xml", Events = events }],
        Findings = [],
    };
}
