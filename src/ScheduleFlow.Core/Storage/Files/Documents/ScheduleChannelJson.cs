using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The channels of a schedule, in its document.</summary>
internal static class ScheduleChannelJson
{
    public static void WriteAll(Utf8JsonWriter json, ImmutableArray<ScheduleChannel> channels)
    {
        json.WriteStartArray();
        foreach (var channel in channels)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, channel.Id);
            json.WriteString("name"u8, channel.Name);
            if (channel.Xmltv is not null)
            {
                json.WriteString("xmltv"u8, channel.Xmltv);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableArray<ScheduleChannel> ReadAll(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var channels = ImmutableArray.CreateBuilder<ScheduleChannel>();
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return channels.DrainToImmutable();
            }

            channels.Add(Read(ref reader));
        }
    }

    private static ScheduleChannel Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null;
        string? name = null;
        string? xmltv = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "id":
                    id = StoredJson.Text(ref reader);
                    break;
                case "name":
                    name = StoredJson.Text(ref reader);
                    break;
                case "xmltv":
                    xmltv = StoredJson.Text(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new ScheduleChannel(id ?? throw StoredJson.Missing("id"), name ?? throw StoredJson.Missing("name"), xmltv);
    }
}
