using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Editing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>Whether an event is fixed goes through the formats that are ours, and hurts no other.</summary>
public sealed class FixedEventTests
{
    private static readonly Schedule Evening = OfEvening();

    [Theory]
    [InlineData(FormatNames.Json)]
    [InlineData(FormatNames.Xml)]
    [InlineData(FormatNames.M3u)]
    [InlineData(FormatNames.Csv)]
    public void Fixed_events_are_read_back_as_they_were_written(string format) =>
        Read(format, Written(format, Evening)).Events.Select(item => item.Fixed).Should().Equal(true, null, false);

    [Theory]
    [InlineData(FormatNames.Json)]
    [InlineData(FormatNames.Xml)]
    [InlineData(FormatNames.M3u)]
    [InlineData(FormatNames.Csv)]
    [InlineData(FormatNames.Xmltv)]
    [InlineData(FormatNames.Ics)]
    [InlineData(FormatNames.Ffplayout)]
    public void An_export_of_fixed_events_is_valid_and_none_says_so_where_there_is_none(string format)
    {
        var options = new WriteOptions(Evening.Imported);
        var writer = ScheduleFormats.Writer(format)!;
        using var document = new MemoryStream(Written(format, Evening));

        ExportCheck.IsSame(document, format, options, [writer.Held(Evening, options)]).Should().BeTrue();
        Encoding.UTF8.GetString(Written(format, EditSample.Of("a 0-30"))).Should().NotContain("fixed");
    }

    [Fact]
    public void The_content_hash_is_that_of_what_is_on() =>
        ContentHash.Of(Evening.Events).Should().Be(ContentHash.Of(EditSample.Of("a 0-30", "b 30-60", "c 60-90").Events));

    [Fact]
    public void What_is_neither_true_nor_false_is_left_out_with_a_warning()
    {
        var document = """[{"title":"A","start":"2026-12-01T20:00:00Z","duration":60,"fixed":"perhaps"}]"""u8.ToArray();

        var result = ImportPipeline.Run(ScheduleFormats.Reader(FormatNames.Json)!, new MemoryStream(document), new ReadingOptions { Start = Instant.MinValue }).Value;

        result.Drafts[0].Events[0].Fixed.Should().BeNull();
        result.Warnings.Should().ContainSingle().Which.Should().Contain("its fixed is “perhaps”");
    }

    private static Schedule OfEvening()
    {
        var schedule = EditSample.Of("a! 0-30", "b 30-60", "c 60-90");
        return schedule with { Events = schedule.Events.SetItem(2, schedule.Events[2] with { Fixed = false }) };
    }

    private static byte[] Written(string format, Schedule schedule)
    {
        using var document = new MemoryStream();
        ScheduleFormats.Writer(format)!.Write(document, schedule, new WriteOptions(schedule.Imported));
        return document.ToArray();
    }

    private static ImportDraft Read(string format, byte[] document) => ImportPipeline
        .Run(ScheduleFormats.Reader(format)!, new MemoryStream(document), new ReadingOptions { Start = Instant.MinValue }).Value.Drafts[0];
}
