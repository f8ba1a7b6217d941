using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Playout;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.ErsatzTv;

/// <summary>
/// The playout JSON of ErsatzTV Next (https://github.com/ErsatzTV/next, schema/playout.json), in the lowest version that
/// its items need: a server refuses a version newer than its own. Items do not overlap. Events without media are omitted.
/// </summary>
internal sealed class ErsatzTvWriter : IScheduleWriter
{
    private const string Version = "https://ersatztv.org/playout/version/";
    private const string WithFilesAndHttp = "0.0.1";
    private const string WithRtsp = "0.0.3";

    public string Format => FormatNames.ErsatzTv;

    public string Schema => "ersatztv-playout";

    public bool CutsDays => true;

    /// <summary>The server finds the file for a time by its name.</summary>
    public string DayFile(BroadcastDay day, Zone? zone) => $"{FileTime(day.Window.Start, zone)}_{FileTime(day.Window.End, zone)}.json";

    public Problem? Refusal(Schedule schedule, WriteOptions options) => OneChannel.Refusal(schedule, Format);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        var needsRtsp = schedule.Events.Any(scheduled => IsOf(scheduled.MediaUrl, "rtsp"));
        using var json = new Utf8JsonWriter(output, options.IsCompact ? ProblemJson.Compact : ProblemJson.Indented);
        json.WriteStartObject();
        json.WriteString("version"u8, Version + (needsRtsp ? WithRtsp : WithFilesAndHttp));
        json.WriteString("content_hash"u8, ContentHash.Of(schedule.Events));
        json.WriteStartArray("items"u8);
        var ids = new HashSet<string>(schedule.Events.Length);
        foreach (var entry in RunningOrder.Of(schedule.Events, RunningOrder.WindowOf(schedule, options)))
        {
            if (entry.Event is { MediaUrl: { } media } scheduled)
            {
                json.WriteStartObject();
                json.WriteString("id"u8, Unique(scheduled.Id, ids));
                json.WriteInstant("start"u8, entry.Window.Start, options.Zone);
                json.WriteInstant("finish"u8, entry.Window.End, options.Zone);
                WriteSource(json, media, entry.SecondsIn);
                json.WriteEndObject();
                json.FlushBlock();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteSource(Utf8JsonWriter json, string media, long secondsIn)
    {
        var isRtsp = IsOf(media, "rtsp");
        var isHttp = IsOf(media, "http") || IsOf(media, "https");
        json.WriteStartObject("source"u8);
        json.WriteString("source_type"u8, isRtsp ? "rtsp"u8 : isHttp ? "http"u8 : "local"u8);
        json.WriteString(isRtsp || isHttp ? "uri"u8 : "path"u8, media);
        if (secondsIn > 0 && !isRtsp)
        {
            json.WriteNumber("in_point_ms"u8, secondsIn * 1000);
        }

        json.WriteEndObject();
    }

    private static bool IsOf(string? url, string scheme) =>
        url is not null && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && url.AsSpan(scheme.Length).StartsWith("://");

    private static string Unique(string id, HashSet<string> taken)
    {
        var unique = id;
        for (var n = 2; !taken.Add(unique); n++)
        {
            unique = $"{id}-{n}";
        }

        return unique;
    }

    // 20260413T000000.000000000-0500
    private static string FileTime(Instant instant, Zone? zone)
    {
        var text = LocalTimeText.Xmltv(instant, zone).AsSpan();
        var offset = text[15..];
        return string.Create(CultureInfo.InvariantCulture, $"{text[..8]}T{text[8..14]}.000000000{(offset is "+0000" ? "Z" : offset)}");
    }
}
