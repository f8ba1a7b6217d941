using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>
/// An M3U media list that any player reads, with our own comment lines for what the format cannot hold: times, ids, texts
/// (<see cref="M3uDirective"/>). An event without media is only such a comment, so players skip it.
/// </summary>
internal sealed class M3uScheduleWriter : IScheduleListWriter
{
    public string Format => FormatNames.M3u;

    public string Schema => "m3u";

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        var lines = new M3uOutput(output);
        var (header, trailing) = SplitExtras(schedule);
        lines.Line(header ?? M3uTags.Header);
        WriteSchedule(lines, schedule, options.Generated, header: null, trailing);
        lines.Flush();
    }

    public void WriteAll(Stream output, IEnumerable<Schedule> schedules, int scheduleCount, long eventCount, WriteOptions options)
    {
        var lines = new M3uOutput(output);
        lines.Line(M3uTags.Header);
        foreach (var schedule in schedules)
        {
            var (header, trailing) = SplitExtras(schedule);
            WriteSchedule(lines, schedule, options.Generated, header, trailing);
        }

        lines.Flush();
    }

    private static void WriteSchedule(M3uOutput lines, Schedule schedule, Instant generated, string? header, string[] trailing)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes, ProblemJson.Compact);
        M3uDirective.Write(bytes, json, schedule, generated);
        lines.Line(M3uTags.Schedule, bytes.WrittenSpan);
        lines.Line(M3uTags.Playlist + M3uText.Title(schedule.Name));
        if (header is not null)
        {
            lines.Line(header);
        }

        foreach (var scheduled in schedule.Events)
        {
            bytes.ResetWrittenCount();
            WriteEvent(lines, scheduled, bytes, json);
        }

        foreach (var line in trailing)
        {
            lines.Line(line);
        }
    }

    private static void WriteEvent(M3uOutput lines, ScheduleEvent scheduled, ArrayBufferWriter<byte> bytes, Utf8JsonWriter json)
    {
        string? attributes = null;
        foreach (var line in Comments(scheduled.Extras?[FormatNames.M3u]))
        {
            if (M3uTags.StartsWith(line, M3uTags.Entry))
            {
                attributes = line[M3uTags.Entry.Length..].Trim();
            }
            else
            {
                lines.Line(line);
            }
        }

        M3uDirective.Write(bytes, json, scheduled, attributes);
        lines.Line(M3uTags.Event, bytes.WrittenSpan);
        if (scheduled.MediaUrl is not null)
        {
            var space = attributes is null ? "" : " ";
            lines.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{M3uTags.Entry}{scheduled.Window.Seconds}{space}{attributes},{M3uText.Title(scheduled.Title)}"));
            lines.Line(M3uText.Uri(scheduled.MediaUrl));
        }
    }

    // Attributes of the header line, and the lines after the last entry.
    private static (string? Header, string[] Trailing) SplitExtras(Schedule schedule)
    {
        var lines = Comments(schedule.Extras?[FormatNames.M3u]);
        return lines.Length > 0 && M3uTags.StartsWith(lines[0], M3uTags.Header) ? (lines[0], lines[1..]) : (null, lines);
    }

    // Even if the text was damaged in the store, only comment lines are written.
    private static string[] Comments(string? extras) =>
        extras is null ? [] : Array.FindAll(extras.Split('\n'), static line => line.StartsWith('#') && !line.Contains('\r'));
}
