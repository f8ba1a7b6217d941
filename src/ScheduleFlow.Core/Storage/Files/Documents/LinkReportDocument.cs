using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The results of checking the channels' links as a file, one line per channel (docs/storage.md, "Checked links").</summary>
internal static class LinkReportDocument
{
    private const int SchemaVersion = 1;

    public static void Write(Stream output, LinkReport report)
    {
        using var lines = new LineWriter(output);
        lines.Raw("{\"version\":1,\n"u8);
        if (report.LastRun is { } lastRun)
        {
            lines.Member("last_run", lastRun.ToString());
            lines.Raw(",\n"u8);
        }

        lines.Raw("\"links\":["u8);
        var isFirst = true;
        foreach (var (id, link) in report.Links.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            lines.Raw(isFirst ? "\n"u8 : ",\n"u8);
            isFirst = false;
            lines.Value(json => WriteLink(json, id, link));
        }

        lines.Raw("\n]}\n"u8);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static LinkReport Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        Instant? lastRun = null;
        var links = ImmutableDictionary.CreateBuilder<string, CheckedLink>(StringComparer.Ordinal);
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "last_run":
                    lastRun = StoredJson.Time(ref reader);
                    break;
                case "links":
                    StoredJson.Expect(ref reader, JsonTokenType.StartArray);
                    while (StoredJson.NextItem(ref reader))
                    {
                        var (id, link) = ReadLink(ref reader);
                        links[id] = link;
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new LinkReport { LastRun = lastRun, Links = links.ToImmutable() };
    }

    private static void WriteLink(Utf8JsonWriter json, string id, CheckedLink link)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        CheckedLinkJson.WriteFields(json, link);
        json.WriteEndObject();
    }

    private static (string Id, CheckedLink Link) ReadLink(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null, url = null, reason = null, finalUrl = null, kind = null;
        LinkState? state = null;
        int? status = null;
        var elapsed = 0L;
        Instant? at = null;
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "id":
                    id = StoredJson.Text(ref reader);
                    break;
                case "url":
                    url = StoredJson.Text(ref reader);
                    break;
                case "state":
                    state = LinkStateNames.Parse(StoredJson.Text(ref reader))
                        ?? throw new JsonException("There is no such state of a link.");
                    break;
                case "status":
                    status = StoredJson.Count(ref reader);
                    break;
                case "reason":
                    reason = StoredJson.Text(ref reader);
                    break;
                case "final_url":
                    finalUrl = StoredJson.Text(ref reader);
                    break;
                case "kind":
                    kind = StoredJson.Text(ref reader);
                    break;
                case "elapsed_ms":
                    elapsed = StoredJson.Number(ref reader);
                    break;
                case "checked":
                    at = StoredJson.Time(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return id is null || url is null || state is null || reason is null || at is null
            ? throw new JsonException("A field of a checked link is missing.")
            : (id, new CheckedLink
            {
                Url = url,
                State = state.Value,
                Status = status,
                Reason = reason,
                FinalUrl = finalUrl,
                Kind = kind,
                ElapsedMilliseconds = elapsed,
                Checked = at.Value,
            });
    }
}
