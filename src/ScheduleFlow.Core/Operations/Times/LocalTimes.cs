using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Times;

/// <summary>
/// The instants of a reply as clocks in a zone show them, with their offset: for programs beside the instants
/// (<c>start_local</c> beside <c>start</c>), in a table in their place. Instants are known by their form.
/// </summary>
internal static class LocalTimes
{
    private const string Suffix = "_local";
    private const int MaxDepth = 512;

    // What people or other formats wrote, even if it looks like an instant.
    private static readonly string[] FreeTexts = ["title", "name", "label", "category", "description", "extras", "tags"];

    // What the program says about times; a table shows the times of a sentence, too.
    private static readonly string[] Sentences = ["summary", "message", "warnings", "notes", "reasons"];

    /// <summary>The zone that a table shows times in: the request's, else the store's; null: UTC.</summary>
    public static Zone? OfTable(Request request, OperationContext context)
    {
        // Whoever checks or mends the store wants to find it as it is: to read the settings could put them aside.
        var isOfStore = request.Operation is { Area: Area.Maintenance, Routes.IsEmpty: true };
        Zone? zone = null;
        return (request.ShownZone is null && isOfStore) || ZoneInput.TryFind(request.ShownZone, context, out zone) is not null
            ? null
            : zone;
    }

    /// <summary>The zone that the caller wants local times in; null: none.</summary>
    /// <returns>A <c>validation</c> problem for one that does not exist.</returns>
    public static Problem? TryFind(Request request, out Zone? zone)
    {
        zone = null;
        return request.ShownZone is { } name ? ZoneInput.TryFind(name, out zone) : null;
    }

    /// <summary>The reply with a local time beside each instant.</summary>
    public static Reply Beside(Reply reply, Zone zone) => reply switch
    {
        DocumentWritten => reply,
        StoredReply stored => stored with { Document = Rewritten(stored.Document, new Change(zone, InPlace: false)) },
        _ => new LocalReply(reply, zone),
    };

    /// <summary>A reply's JSON with local times in the place of instants.</summary>
    public static ReadOnlyMemory<byte> InPlace(ReadOnlyMemory<byte> json, Zone zone) => Rewritten(json, new Change(zone, InPlace: true));

    private static ReadOnlyMemory<byte> Rewritten(ReadOnlyMemory<byte> document, Change change)
    {
        var buffer = new ArrayBufferWriter<byte>(document.Length + (document.Length / 4));
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        using (var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = MaxDepth }))
        {
            change.Write(json, parsed.RootElement, isSentence: false);
        }

        return buffer.WrittenMemory;
    }

    private readonly record struct Change(Zone Zone, bool InPlace)
    {
        public void Write(Utf8JsonWriter json, JsonElement value, bool isSentence)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    json.WriteStartObject();
                    foreach (var property in value.EnumerateObject())
                    {
                        Write(json, property);
                    }

                    json.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    json.WriteStartArray();
                    foreach (var item in value.EnumerateArray())
                    {
                        Write(json, item, isSentence);
                    }

                    json.WriteEndArray();
                    break;
                case JsonValueKind.String when InPlace && isSentence:
                    json.WriteStringValue(LocalTimeText.InSentence(value.GetString()!, Zone));
                    break;
                case JsonValueKind.String when InPlace && TimeOf(value) is { } time:
                    json.WriteStringValue(time);
                    break;
                default:
                    value.WriteTo(json);
                    break;
            }
        }

        private void Write(Utf8JsonWriter json, JsonProperty property)
        {
            if (FreeTexts.Contains(property.Name))
            {
                property.WriteTo(json);
                return;
            }

            json.WritePropertyName(property.Name);
            Write(json, property.Value, Sentences.Contains(property.Name));
            if (!InPlace && TimeOf(property.Value) is { } time)
            {
                json.WriteString(property.Name + Suffix, time);
            }
        }

        private string? TimeOf(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && InstantText.TryParseWireForm(value.GetString(), out var instant)
                ? LocalTimeText.Iso(instant, Zone)
                : null;
    }

    private sealed record LocalReply(Reply Inner, Zone Zone) : Reply
    {
        public override ExitCode Exit => Inner.Exit;

        public override void Write(Utf8JsonWriter json)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var whole = new Utf8JsonWriter(buffer, ProblemJson.Compact))
            {
                Inner.Write(whole);
            }

            using var parsed = JsonDocument.Parse(buffer.WrittenMemory, new JsonDocumentOptions { MaxDepth = MaxDepth });
            new Change(Zone, InPlace: false).Write(json, parsed.RootElement, isSentence: false);
        }
    }
}
