using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What the formats have kept of a schedule or an event, in the document of the schedule.</summary>
internal static class ExtrasJson
{
    // The JSON part is kept as a string: the text that was read, byte for byte, is what is written back.
    public static void Write(Utf8JsonWriter json, Extras extras)
    {
        json.WriteStartObject();
        if (extras.Json is not null)
        {
            json.WriteString("json"u8, extras.Json);
        }

        if (extras.Xml is not null)
        {
            json.WriteString("xml"u8, extras.Xml);
        }

        if (extras.M3u is not null)
        {
            json.WriteString("m3u"u8, extras.M3u);
        }

        if (extras.Xmltv is not null)
        {
            json.WriteString("xmltv"u8, extras.Xmltv);
        }

        if (extras.Ffplayout is not null)
        {
            json.WriteString("ffplayout"u8, extras.Ffplayout);
        }

        if (extras.Csv is not null)
        {
            json.WriteString("csv"u8, extras.Csv);
        }

        if (extras.Ics is not null)
        {
            json.WriteString("ics"u8, extras.Ics);
        }

        json.WriteEndObject();
    }

    public static Extras Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var extras = new Extras();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "json":
                    extras = extras with { Json = StoredJson.Text(ref reader) };
                    break;
                case "xml":
                    extras = extras with { Xml = StoredJson.Text(ref reader) };
                    break;
                case "m3u":
                    extras = extras with { M3u = StoredJson.Text(ref reader) };
                    break;
                case "xmltv":
                    extras = extras with { Xmltv = StoredJson.Text(ref reader) };
                    break;
                case "ffplayout":
                    extras = extras with { Ffplayout = StoredJson.Text(ref reader) };
                    break;
                case "csv":
                    extras = extras with { Csv = StoredJson.Text(ref reader) };
                    break;
                case "ics":
                    extras = extras with { Ics = StoredJson.Text(ref reader) };
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return extras;
    }
}
