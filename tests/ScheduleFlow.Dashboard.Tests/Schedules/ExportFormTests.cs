using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Dashboard.Schedules;

namespace ScheduleFlow.Dashboard.Tests.Schedules;

public sealed class ExportFormTests
{
    [Fact]
    public void Every_format_of_schedules_may_be_chosen_and_each_option_of_the_download()
    {
        ExportForm.Format.Choices.Should().Equal(DocumentFormats.OfSchedules);
        ExportForm.Others.Select(option => option.Field).Should().BeEquivalentTo(
            "from", "to", "zone", "channel", "date", "day_start", "frame_rate", "compact");
    }

    [Theory]
    [InlineData(null, FormatNames.Json)]
    [InlineData("a format of a later version", FormatNames.Json)]
    [InlineData(FormatNames.Csv, FormatNames.Csv)]
    public void It_begins_with_the_last_format_or_that_of_the_route(string? last, string expected) =>
        ExportForm.Begin(last)[ExportForm.Format].Should().Be(expected);

    [Fact]
    public void A_file_is_called_as_the_schedule_is() =>
        ExportForm.FileNameOf(" Café 9/10: “best of” ", FormatNames.Ics).Should().Be("Café 9_10_ _best of_.ics");

    [Fact]
    public void Of_a_long_document_the_first_lines_are_shown()
    {
        var document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("line\r\n", 100)));

        ExportForm.BeginningOf(document, lines: 3).Should().Be("line\nline\nline\n…");
        ExportForm.BeginningOf(Encoding.UTF8.GetBytes("one\ntwo\n"), lines: 3).Should().Be("one\ntwo");
    }
}
