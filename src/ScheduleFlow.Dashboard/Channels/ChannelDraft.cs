using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>
/// What a form holds of a channel: a text a field, and lists as lines. It is sent as what differs from the channel before,
/// so a field that somebody else has changed in the meantime stays as they left it.
/// </summary>
public sealed class ChannelDraft
{
    private readonly Dictionary<string, string> _texts = ChannelFields.Texts.ToDictionary(field => field, _ => "");

    /// <summary>The id of a channel that is added; empty: the server makes one.</summary>
    public string Id { get; set; } = "";

    /// <summary>One address a line.</summary>
    public string Backups { get; set; } = "";

    /// <summary>One <c>NAME=VALUE</c> a line.</summary>
    public string Tags { get; set; } = "";

    /// <summary>One directive a line.</summary>
    public string Directives { get; set; } = "";

    public string this[string field]
    {
        get => _texts[field];
        set => _texts[field] = value;
    }

    /// <summary>A channel as a form shows it.</summary>
    public static ChannelDraft Of(ChannelRow channel)
    {
        var draft = new ChannelDraft
        {
            Backups = Lines(channel.BackupUrls ?? []),
            Tags = Lines((channel.Tags ?? ImmutableSortedDictionary<string, string>.Empty).Select(tag => $"{tag.Key}={tag.Value}")),
            Directives = Lines(channel.Directives ?? []),
        };
        foreach (var field in ChannelFields.Texts)
        {
            draft[field] = ChannelFields.Read(channel, field) ?? "";
        }

        return draft;
    }

    /// <summary>The fields that differ from another draft's, by their names in JSON.</summary>
    public ImmutableArray<string> Differing(ChannelDraft before)
    {
        var lists = new[]
        {
            (ChannelFields.Backups, !LinesOf(Backups).SequenceEqual(LinesOf(before.Backups))),
            (ChannelFields.Tags, !LinesOf(Tags).Order().SequenceEqual(LinesOf(before.Tags).Order())),
            (ChannelFields.Directives, !LinesOf(Directives).SequenceEqual(LinesOf(before.Directives))),
        };
        return
        [
            .. ChannelFields.Texts.Where(field => this[field].Trim() != before[field].Trim()),
            .. lists.Where(list => list.Item2).Select(list => list.Item1),
        ];
    }

    /// <summary>The body that makes a channel of this draft.</summary>
    public byte[] Whole() => Written(new ChannelDraft());

    /// <summary>The body that turns the channel before into this one; a field that is empty now is removed.</summary>
    public byte[] Change(ChannelDraft before) => Written(before);

    /// <summary>A body as it is sent.</summary>
    public static ByteArrayContent Sent(byte[] body) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private byte[] Written(ChannelDraft before)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Id.Trim() is { Length: > 0 } id)
            {
                json.WriteString(ChannelFields.Id, id);
            }

            foreach (var field in Differing(before))
            {
                Write(json, field, before);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter json, string field, ChannelDraft before)
    {
        json.WritePropertyName(field);
        switch (field)
        {
            case ChannelFields.Backups:
                WriteList(json, Backups);
                break;
            case ChannelFields.Directives:
                WriteList(json, Directives);
                break;
            case ChannelFields.Tags:
                WriteTags(json, before);
                break;
            case var _ when this[field].Trim() is { Length: > 0 } text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    // Tags that are not named stay, so one that is gone has to be named with null.
    private void WriteTags(Utf8JsonWriter json, ChannelDraft before)
    {
        var (now, then) = (TagsOf(Tags), TagsOf(before.Tags));
        json.WriteStartObject();
        foreach (var (name, value) in now.Where(tag => then.GetValueOrDefault(tag.Key) != tag.Value))
        {
            json.WriteString(name, value);
        }

        foreach (var name in then.Keys.Where(name => !now.ContainsKey(name)))
        {
            json.WriteNull(name);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string lines)
    {
        json.WriteStartArray();
        foreach (var line in LinesOf(lines))
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }

    private static Dictionary<string, string> TagsOf(string lines)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in LinesOf(lines))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            tags[at < 0 ? line : line[..at].TrimEnd()] = at < 0 ? "" : line[(at + 1)..].TrimStart();
        }

        return tags;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string[] LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
