using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>An event in the document of a schedule.</summary>
internal static class EventJson
{
    // What a file claims costs no more than this.
    private const int MostExpected = Limits.MaxEvents;

    public static void Write(Utf8JsonWriter json, ScheduleEvent item)
    {
        json.WriteStartObject();
        json.WriteString(Names.Id, item.Id);
        json.WriteString(Names.Title, item.Title);
        StoredJson.WriteTime(json, Names.Start, item.Window.Start);
        StoredJson.WriteTime(json, Names.End, item.Window.End);
        json.WriteNumber(Names.Duration, item.Window.Seconds);
        if (item.Channel is not null)
        {
            json.WriteString(Names.Channel, item.Channel);
        }

        if (item.Clump is not null)
        {
            json.WriteString(Names.Clump, item.Clump);
        }

        if (item.MediaUrl is not null)
        {
            json.WriteString(Names.VideoUrl, item.MediaUrl);
        }

        if (item.Category is not null)
        {
            json.WriteString(Names.Category, item.Category);
        }

        if (item.Description is not null)
        {
            json.WriteString(Names.Description, item.Description);
        }

        if (item.Fixed is { } isFixed)
        {
            json.WriteBoolean(Names.Fixed, isFixed);
        }

        if (item.Extras is not null)
        {
            json.WritePropertyName(Names.Extras);
            ExtrasJson.Write(json, item.Extras);
        }

        json.WriteEndObject();
    }

    /// <param name="reader">Stands on the array.</param>
    /// <param name="expected">How many there should be: the array is made once. More or fewer are read as well.</param>
    public static ImmutableArray<ScheduleEvent> ReadAll(ref Utf8JsonReader reader, int expected)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var events = ImmutableArray.CreateBuilder<ScheduleEvent>(Math.Min(expected, MostExpected));
        while (true)
        {
            StoredJson.Read(ref reader);
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return events.DrainToImmutable();
            }

            events.Add(Read(ref reader));
        }
    }

    private static ScheduleEvent Read(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null;
        string? title = null;
        Instant? start = null;
        Instant? end = null;
        string? channel = null;
        string? clump = null;
        string? mediaUrl = null;
        string? category = null;
        string? description = null;
        bool? isFixed = null;
        Extras? extras = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "id":
                    id = StoredJson.Text(ref reader);
                    break;
                case "title":
                    title = StoredJson.Text(ref reader);
                    break;
                case "start":
                    start = StoredJson.Time(ref reader);
                    break;
                case "end":
                    end = StoredJson.Time(ref reader);
                    break;
                case "channel":
                    channel = StoredJson.Text(ref reader);
                    break;
                case "clump":
                    clump = StoredJson.Text(ref reader);
                    break;
                case "video_url":
                    mediaUrl = StoredJson.Text(ref reader);
                    break;
                case "category":
                    category = StoredJson.Text(ref reader);
                    break;
                case "description":
                    description = StoredJson.Text(ref reader);
                    break;
                case "fixed":
                    isFixed = StoredJson.Flag(ref reader);
                    break;
                case "extras":
                    extras = ExtrasJson.Read(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        if (start is null || end is null || end <= start)
        {
            throw new JsonException("An event has no window.");
        }

        return new ScheduleEvent
        {
            Id = id ?? throw StoredJson.Missing("id"),
            Title = title ?? throw StoredJson.Missing("title"),
            Window = new TimeWindow(start.Value, end.Value),
            Channel = channel,
            Clump = clump,
            MediaUrl = mediaUrl,
            Category = category,
            Description = description,
            Fixed = isFixed,
            Extras = extras,
        };
    }

    // Looked through once for what JSON escapes, and not with each event; the default encoder takes 0.7 million
    // instructions to be made.
    private static class Names
    {
        public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Start = JsonEncodedText.Encode("start", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText End = JsonEncodedText.Encode("end", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Duration = JsonEncodedText.Encode("duration", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Channel = JsonEncodedText.Encode("channel", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Clump = JsonEncodedText.Encode("clump", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText VideoUrl = JsonEncodedText.Encode("video_url", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Description = JsonEncodedText.Encode("description", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Fixed = JsonEncodedText.Encode("fixed", ProblemJson.Compact.Encoder);
        public static readonly JsonEncodedText Extras = JsonEncodedText.Encode("extras", ProblemJson.Compact.Encoder);
    }
}
