using System.Globalization;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Markdown;

/// <summary>
/// A rundown in Markdown, with GitHub's tables: a heading for each broadcast day, and a line for each event that begins
/// in it. It is of one channel, because people on duty watch one.
/// </summary>
internal sealed class MarkdownWriter : IScheduleWriter
{
    private const long DaySeconds = 24 * 60 * 60;

    public string Format => FormatNames.Markdown;

    public string Schema => "rundown";

    public Problem? Refusal(Schedule schedule, WriteOptions options) => OneChannel.Refusal(schedule, Format);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var text = new StreamWriter(output, utf8, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"# {MarkdownText.Of(schedule.Name)}");
        text.WriteLine();
        text.WriteLine($"Times are those of {MarkdownText.Of(options.Zone?.Id ?? "UTC")}.");
        BroadcastDay? day = null;
        foreach (var item in schedule.Events)
        {
            // Most events begin on the same day as the one before, which need not be looked up again.
            if (day is null || !day.Window.Contains(item.Window.Start))
            {
                var next = BroadcastDay.Of(item.Window.Start, options.Zone, options.DayStart);
                if (next != day)
                {
                    day = next;
                    WriteHeading(text, day);
                }
            }

            var start = Clock(item.Window.Start, day, options.Zone);
            text.WriteLine($"| {start} | {MarkdownText.Of(item.Title)} | {Length(item.Window.Seconds)} |");
        }

        text.WriteLine();
        text.WriteLine($"<!-- content_hash {ContentHash.Of(schedule.Events)} -->");
    }

    private static void WriteHeading(StreamWriter text, BroadcastDay day)
    {
        text.WriteLine();
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## {day.Date:dddd, yyyy-MM-dd}"));
        text.WriteLine();
        text.WriteLine("| Time | Title | Length |");
        text.WriteLine("| --- | --- | ---: |");
    }

    // With the offset on a day on which the clocks change, when a time may come twice.
    private static string Clock(Instant start, BroadcastDay day, Zone? zone)
    {
        var iso = LocalTimeText.Iso(start, zone);
        var time = iso[11..19];
        return day.Window.Seconds == DaySeconds ? time : $"{time} {iso[19..]}";
    }

    private static string Length(long seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");
}
