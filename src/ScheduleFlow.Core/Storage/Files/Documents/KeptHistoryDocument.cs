using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>What is kept of a channel's history as a file, one line per play (docs/storage.md, "The history").</summary>
internal static class KeptHistoryDocument
{
    private const int SchemaVersion = 1;

    private static readonly ImmutableArray<(PlayState State, string Name)> States =
        [(PlayState.Planned, "planned"), (PlayState.Aired, "aired"), (PlayState.Missed, "missed")];

    public static void Write(Stream output, KeptHistory history)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n"u8);
        lines.Member("channel", history.Channel);
        lines.Raw(",\n\"revision\":"u8);
        lines.Value(json => json.WriteNumberValue(history.Revision));
        lines.Raw(",\n\"plays\":[\n"u8);
        for (var i = 0; i < history.Plays.Length; i++)
        {
            var play = history.Plays[i];
            lines.Value(json => WritePlay(json, play));
            lines.Raw(i < history.Plays.Length - 1 ? ",\n"u8 : "\n"u8);
        }

        lines.Raw("]}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static KeptHistory Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? channel = null;
        long? revision = null;
        var plays = ImmutableArray.CreateBuilder<KeptPlay>();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "channel":
                    channel = StoredJson.Text(ref reader);
                    break;
                case "revision":
                    revision = StoredJson.Number(ref reader);
                    break;
                case "plays":
                    StoredJson.Expect(ref reader, JsonTokenType.StartArray);
                    while (StoredJson.NextItem(ref reader))
                    {
                        plays.Add(ReadPlay(ref reader));
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new KeptHistory(
            channel ?? throw StoredJson.Missing("channel"),
            revision ?? throw StoredJson.Missing("revision"),
            plays.DrainToImmutable());
    }

    private static void WritePlay(Utf8JsonWriter json, KeptPlay play)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, play.Url);
        StoredJson.WriteTime(json, "start"u8, play.Start);
        json.WriteString("state"u8, States[(int)play.State].Name);
        if (play.Planned is { } planned)
        {
            StoredJson.WriteTime(json, "planned"u8, planned);
        }

        json.WriteEndObject();
    }

    private static KeptPlay ReadPlay(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? url = null;
        Instant? start = null, planned = null;
        PlayState? state = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "url":
                    url = StoredJson.Text(ref reader);
                    break;
                case "start":
                    start = StoredJson.Time(ref reader);
                    break;
                case "state":
                    state = StateOf(StoredJson.Text(ref reader));
                    break;
                case "planned":
                    planned = StoredJson.Time(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new KeptPlay(
            url ?? throw StoredJson.Missing("url"),
            start ?? throw StoredJson.Missing("start"),
            state ?? throw StoredJson.Missing("state"),
            planned);
    }

    private static PlayState StateOf(string name) => States.FirstOrDefault(state => state.Name == name) is { Name: not null } found
        ? found.State
        : throw new JsonException("A play is neither planned nor aired nor missed.");
}
