using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Schedules;

/// <summary>What a format has no place for is no difference between an export and its schedule.</summary>
public sealed class HeldTextTests
{
    [Theory]
    [InlineData(FormatNames.Xml, "\u0001")]
    [InlineData(FormatNames.Xml, "\uFFFE")]
    [InlineData(FormatNames.Xmltv, "\u0001")]
    [InlineData(FormatNames.Xmltv, "\u0085 ")]
    [InlineData(FormatNames.Xmltv, "\uFFFD")]
    [InlineData(FormatNames.Csv, "\u0007")]
    [InlineData(FormatNames.Ics, "\u007F")]
    [InlineData(FormatNames.Ics, "a\r\nb")]
    [InlineData(FormatNames.M3u, "\u0001\n")]
    [InlineData(FormatNames.Json, "\u0001")]
    public void An_export_with_a_character_that_its_format_lacks_is_valid(string format, string character)
    {
        var text = $"A{character}B";
        var schedule = OfOne(text, text, text);

        IsSame(format, schedule).Should().BeTrue();
        schedule.Events[0].Title.Should().Be(text, "only the document is another");
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-00000000000a.scheduleflow")]
    [InlineData("00000000-0000-0000-0000-00000000000b.scheduleflow")]
    [InlineData("x")]
    [InlineData(null)]
    public void A_guide_with_a_channel_that_looks_like_one_of_our_making_is_valid(string? channel) =>
        IsSame(FormatNames.Xmltv, OfOne("A", "a", "b") with { Id = new ScheduleId(Guid.Parse("00000000-0000-0000-0000-00000000000a")), Events = [OfOne("A", "a", "b").Events[0] with { Channel = channel }] }).Should().BeTrue();

    private static bool? IsSame(string format, Schedule schedule)
    {
        using var document = new MemoryStream();
        var options = new WriteOptions(schedule.Imported);
        var writer = ScheduleFormats.Writer(format)!;
        writer.Write(document, schedule, options);
        document.Position = 0;
        return ExportCheck.IsSame(document, format, options, [writer.Held(schedule, options)]);
    }

    private static Schedule OfOne(string title, string media, string description) => new()
    {
        Id = new ScheduleId(Guid.Empty),
        Name = "N",
        Source = FormatNames.Json,
        Imported = Instant.FromUtc(2026, 12, 1, 0),
        Counts = new ImportCounts(1, 0, 0, 0),
        Events =
        [
            new ScheduleEvent
            {
                Id = title,
                Title = title,
                Window = new TimeWindow(Instant.FromUtc(2026, 12, 1, 0), Instant.FromUtc(2026, 12, 1, 60)),
                MediaUrl = media,
                Description = description,
            },
        ],
    };
}
