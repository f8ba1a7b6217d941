using System.Buffers;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Text.M3u;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>
/// The JSON of our own comment lines: what the entry below cannot hold. Players skip it. Our reader uses its values as
/// long as the lines below it still say the same.
/// </summary>
internal sealed class M3uDirective
{
    public string? Id { get; private set; }

    public string? Name { get; private set; }

    public string? Title { get; private set; }

    public string? Start { get; private set; }

    public string? End { get; private set; }

    public string? Channel { get; private set; }

    public string? Category { get; private set; }

    public string? Description { get; private set; }

    public string? Fixed { get; private set; }

    /// <summary>The exact media URL, if the line below cannot hold it.</summary>
    public string? Url { get; private set; }

    /// <summary>Attributes of an entry without a line of its own.</summary>
    public string? Attributes { get; private set; }

    /// <summary>False: the event has no media, so no lines below.</summary>
    public bool HasMedia { get; private set; } = true;

    /// <summary>Reads the JSON after the tag; null if it is not valid, as after an edit by hand.</summary>
    public static M3uDirective? Parse(string json)
    {
        var directive = new M3uDirective();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                directive.Set(name, reader.TokenType switch
                {
                    JsonTokenType.String => reader.GetString(),
                    JsonTokenType.True => "true",
                    JsonTokenType.False => "false",
                    _ => null,
                });
                reader.Skip();
            }

            return directive;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperationException: half a surrogate pair in a string.
        }
    }

    /// <summary>The JSON for one event, on one line.</summary>
    public static void Write(ArrayBufferWriter<byte> output, Utf8JsonWriter json, ScheduleEvent scheduled, string? attributes)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("id"u8, scheduled.Id);
        json.WriteString("title"u8, scheduled.Title);
        json.WriteInstant("start"u8, scheduled.Window.Start);
        json.WriteInstant("end"u8, scheduled.Window.End);
        json.WriteIfPresent("channel"u8, scheduled.Channel);
        json.WriteIfPresent("category"u8, scheduled.Category);
        json.WriteIfPresent("description"u8, scheduled.Description);
        if (scheduled.Fixed is { } isFixed)
        {
            json.WriteBoolean("fixed"u8, isFixed);
        }

        if (scheduled.MediaUrl is null)
        {
            json.WriteBoolean("media"u8, false);
            json.WriteIfPresent("attributes"u8, attributes);
        }
        else if (M3uText.Uri(scheduled.MediaUrl) != scheduled.MediaUrl)
        {
            json.WriteString("url"u8, scheduled.MediaUrl);
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The JSON for one schedule, on one line.</summary>
    public static void Write(ArrayBufferWriter<byte> output, Utf8JsonWriter json, Schedule schedule, Instant generated)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("id"u8, schedule.Id.ToString());
        json.WriteString("name"u8, schedule.Name);
        json.WriteString("source"u8, schedule.Source);
        json.WriteInstant("imported"u8, schedule.Imported);
        json.WriteInstant("generated"u8, generated);
        json.WriteNumber("event_count"u8, schedule.Events.Length);
        json.WriteString("content_hash"u8, ContentHash.Of(schedule.Events));
        json.WriteEndObject();
        json.Flush();
    }

    private void Set(string? name, string? value)
    {
        switch (name)
        {
            case "id":
                Id = value;
                break;
            case "name":
                Name = value;
                break;
            case "title":
                Title = value;
                break;
            case "start":
                Start = value;
                break;
            case "end":
                End = value;
                break;
            case "channel":
                Channel = value;
                break;
            case "category":
                Category = value;
                break;
            case "description":
                Description = value;
                break;
            case "fixed":
                Fixed = value;
                break;
            case "url":
                Url = value;
                break;
            case "attributes":
                Attributes = value;
                break;
            case "media":
                HasMedia = value != "false";
                break;
        }
    }
}
