using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Formats;

/// <summary>
/// What is one line in a format stays one, whatever an older version has stored: a media URL must not smuggle a second
/// entry into a list that a playout server reads.
/// </summary>
public sealed class LineSafetyTests
{
    private const string Url = "https://a.example/x\n#EXTINF:-1,Evil\r\nhttps://evil.example/y\u2028z\u0085";
    private const string Title = "News\nSTART,evil\r\nURL:https://evil.example";

    public static TheoryData<string> ScheduleFormatNames =>
        [.. ScheduleFormats.WriterNames.Except([FormatNames.Xml, FormatNames.Json, FormatNames.Html])];

    [Theory]
    [MemberData(nameof(ScheduleFormatNames))]
    public void No_schedule_format_writes_a_media_URL_over_two_lines(string format)
    {
        var start = InstantText.Parse("2026-12-01T00:00:00Z").Value;
        var schedule = new Schedule
        {
            Id = new ScheduleId(Guid.Parse("00000000-0000-0000-0000-00000000000a")),
            Name = "One",
            Source = "json",
            Imported = start,
            Counts = new ImportCounts(1, 0, 0, 0),
            Events = [new ScheduleEvent { Id = "a", Title = Title, Window = new TimeWindow(start, start.PlusSeconds(60)), MediaUrl = Url }],
        };
        var output = new MemoryStream();

        ScheduleFormats.Writer(format)!.Write(output, schedule, new WriteOptions(start));

        MustHoldTheUrlOnOneLine(output);
        if (format != FormatNames.Csv)
        {
            // In CSV a title may have several lines, between quotation marks.
            Encoding.UTF8.GetString(output.ToArray()).Should().NotContainAny("\nURL:https://evil.example", "\nSTART,evil");
        }
    }

    [Theory]
    [InlineData(FormatNames.M3u)]
    [InlineData(FormatNames.CasparList)]
    public void No_playlist_format_does(string format)
    {
        var output = new MemoryStream();

        PlaylistFormats.Writer(format)!.Write(output, "One", [new MediaItem(Url, Title)]);

        MustHoldTheUrlOnOneLine(output);
    }

    [Fact]
    public void Neither_does_a_list_of_channels()
    {
        var now = InstantText.Parse("2026-12-01T00:00:00Z").Value;
        var output = new MemoryStream();

        M3uChannelWriter.Write(
            output, [new Channel { Id = "a", Name = Title, Url = Url, Logo = Url, Directives = ["#EXTVLCOPT:a\nhttps://evil.example"], Added = now, Updated = now }], [Url], own: true);

        MustHoldTheUrlOnOneLine(output);
    }

    private static void MustHoldTheUrlOnOneLine(MemoryStream output)
    {
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', '\r', '\u2028', '\u0085').Select(line => line.TrimStart(' ', '<', '"'));

        lines.Should().NotContain(line => line.StartsWith("https://evil.example", StringComparison.Ordinal))
            .And.NotContain(line => line.StartsWith("#EXTINF:-1,Evil", StringComparison.Ordinal));
    }
}
