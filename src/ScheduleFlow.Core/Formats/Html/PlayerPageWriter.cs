using System.Net;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Playout;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats.Html;

/// <summary>
/// A page in one file that plays a schedule by the clock: what is on now, from the current position, then what follows.
/// The same schedule gives the same page. Only its own script runs in it, whatever titles contain.
/// </summary>
internal sealed class PlayerPageWriter : IScheduleWriter
{
    /// <summary>The only script that runs in a page.</summary>
    internal static string Script => Resource("player.js");

    public string Format => FormatNames.Html;

    public string Schema => "player-page";

    public bool CutsDays => true;

    public Problem? Refusal(Schedule schedule, WriteOptions options) => OneChannel.Refusal(schedule, Format);

    public void Write(Stream output, Schedule schedule, WriteOptions options)
    {
        foreach (var part in Resource("player.html").Split('{', '}'))
        {
            switch (part)
            {
                case "hash":
                    Text(output, PlayerPage.ScriptHash);
                    break;
                case "name":
                    Text(output, WebUtility.HtmlEncode(schedule.Name));
                    break;
                case "style":
                    Text(output, Resource("player.css"));
                    break;
                case "script":
                    Text(output, Script);
                    break;
                case "schedule":
                    WriteSchedule(output, schedule, options);
                    break;
                default:
                    Text(output, part);
                    break;
            }
        }
    }

    private static void WriteSchedule(Stream output, Schedule schedule, WriteOptions options)
    {
        // The platform's default escaping: it leaves neither < nor &, so no text can end the element.
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = !options.IsCompact, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("name"u8, schedule.Name);
        json.WriteString("content_hash"u8, ContentHash.Of(schedule.Events));
        if (options.Zone is { } zone)
        {
            json.WriteString("zone"u8, zone.Id);
        }

        json.WriteStartArray("items"u8);
        foreach (var entry in RunningOrder.Of(schedule.Events, RunningOrder.WindowOf(schedule, options)))
        {
            if (entry.Event is { } scheduled)
            {
                WriteItem(json, scheduled, entry);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteItem(Utf8JsonWriter json, ScheduleEvent scheduled, RunningOrder.Entry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("start"u8, entry.Window.Start.UnixSeconds);
        json.WriteNumber("end"u8, entry.Window.End.UnixSeconds);
        json.WriteString("title"u8, scheduled.Title);
        json.WriteNumber("skip"u8, entry.SecondsIn);
        json.WriteIfPresent("media"u8, scheduled.MediaUrl);
        json.WriteEndObject();
    }

    // With the line ends that a browser sees, whatever the checkout made of them.
    private static string Resource(string name)
    {
        using var stream = typeof(PlayerPageWriter).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Text(Stream output, string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
