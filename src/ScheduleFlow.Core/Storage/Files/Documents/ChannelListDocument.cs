using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>The channels as a file, one line per channel (docs/storage.md, "The channels").</summary>
internal static class ChannelListDocument
{
    /// <summary>The version that this program writes. In version 1 a channel has its schedule, which is now on its timeline.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The first bytes of a document of this version.</summary>
    public static ReadOnlySpan<byte> Beginning => "{\"version\":2,\n"u8;

    /// <summary>The last bytes of a document.</summary>
    public static ReadOnlySpan<byte> End => "]}\n"u8;

    public static void Write(Stream output, ChannelList list)
    {
        using var lines = new LineWriter(output);
        lines.Raw(Beginning);
        if (list.Saved is { } saved)
        {
            lines.Member("saved", saved.ToString());
            lines.Raw(",\n"u8);
        }

        lines.Raw("\"guide_urls\":"u8);
        lines.Value(json => JsonTexts.WriteValue(json, list.GuideUrls));
        lines.Raw(",\n\"channels\":[\n"u8);
        for (var i = 0; i < list.Channels.Length; i++)
        {
            var channel = list.Channels[i];
            lines.Value(json => WriteChannel(json, channel));
            lines.Raw(i < list.Channels.Length - 1 ? ",\n"u8 : "\n"u8);
        }

        lines.Raw(End);
    }

    /// <exception cref="JsonException">It is not what <see cref="Write"/> wrote.</exception>
    /// <exception cref="NewerSchemaException">A newer program wrote it.</exception>
    public static ChannelList Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document, StoredJson.Options);
        StoredJson.Read(ref reader);
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        Instant? saved = null;
        var guides = ImmutableArray<string>.Empty;
        var channels = ImmutableArray.CreateBuilder<Channel>();
        while (StoredJson.NextProperty(ref reader, out var property))
        {
            switch (property)
            {
                case "version":
                    StoredJson.CheckVersion(ref reader, SchemaVersion);
                    break;
                case "saved":
                    saved = StoredJson.Time(ref reader);
                    break;
                case "guide_urls":
                    guides = Texts(ref reader);
                    break;
                case "channels":
                    StoredJson.Expect(ref reader, JsonTokenType.StartArray);
                    while (StoredJson.NextItem(ref reader))
                    {
                        channels.Add(ReadChannel(ref reader));
                    }

                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return new ChannelList { Saved = saved, GuideUrls = guides, Channels = channels.DrainToImmutable() };
    }

    private static void WriteChannel(Utf8JsonWriter json, Channel channel)
    {
        json.WriteStartObject();
        ChannelJson.WriteFields(json, channel with { Schedule = null, ScheduleChannel = null });
        if (channel.Listed is not null)
        {
            json.WriteString("listed"u8, channel.Listed);
        }

        json.WriteEndObject();
    }

    private static Channel ReadChannel(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        string? id = null, name = null, url = null, number = null, group = null, tvgId = null, tvgName = null, logo = null;
        string? lane = null, source = null, listed = null;
        ImmutableArray<string> backups = [], directives = [];
        var tags = ImmutableSortedDictionary<string, string>.Empty;
        ScheduleId? schedule = null;
        Instant? added = null, updated = null;
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
                case "url":
                    url = StoredJson.Text(ref reader);
                    break;
                case "number":
                    number = StoredJson.Text(ref reader);
                    break;
                case "group":
                    group = StoredJson.Text(ref reader);
                    break;
                case "tvg_id":
                    tvgId = StoredJson.Text(ref reader);
                    break;
                case "tvg_name":
                    tvgName = StoredJson.Text(ref reader);
                    break;
                case "logo":
                    logo = StoredJson.Text(ref reader);
                    break;
                case "backup_urls":
                    backups = Texts(ref reader);
                    break;
                case "tags":
                    tags = Tags(ref reader);
                    break;
                case "directives":
                    directives = Texts(ref reader);
                    break;
                case "schedule_id":
                    schedule = ScheduleIdJson.Read(ref reader);
                    break;
                case "schedule_channel":
                    lane = StoredJson.Text(ref reader);
                    break;
                case "source":
                    source = StoredJson.Text(ref reader);
                    break;
                case "listed":
                    listed = StoredJson.Text(ref reader);
                    break;
                case "added":
                    added = StoredJson.Time(ref reader);
                    break;
                case "updated":
                    updated = StoredJson.Time(ref reader);
                    break;
                default:
                    StoredJson.Skip(ref reader);
                    break;
            }
        }

        return id is null || name is null || url is null || added is null || updated is null
            ? throw new JsonException("A field of a channel is missing.")
            : new Channel
            {
                Id = id,
                Name = name,
                Url = url,
                Number = number,
                Group = group,
                TvgId = tvgId,
                TvgName = tvgName,
                Logo = logo,
                BackupUrls = backups,
                Tags = tags,
                Directives = directives,
                Schedule = schedule,
                ScheduleChannel = lane,
                Source = source,
                Listed = listed,
                Added = added.Value,
                Updated = updated.Value,
            };
    }

    private static ImmutableArray<string> Texts(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartArray);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (StoredJson.NextItem(ref reader))
        {
            texts.Add(StoredJson.Text(ref reader));
        }

        return texts.DrainToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Tags(ref Utf8JsonReader reader)
    {
        StoredJson.Expect(ref reader, JsonTokenType.StartObject);
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (StoredJson.NextProperty(ref reader, out var name))
        {
            tags[name] = StoredJson.Text(ref reader);
        }

        return tags.ToImmutable();
    }
}
