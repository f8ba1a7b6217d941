using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// The fields of one channel as a caller sends them, in JSON. Every wrong one is reported. An absent field changes
/// nothing; <c>null</c> clears it.
/// </summary>
internal sealed class ChannelFields
{
    private static readonly string[] Settable =
    [
        "id", "name", "url", "number", "group", "tvg_id", "tvg_name", "logo", "backup_urls", "tags", "directives",
        "schedule_id", "schedule_channel",
    ];

    // Replies and exports hold these too. They are ignored: nobody can set them.
    private static readonly string[] ReadOnly = ["source", "added", "updated", "state", "checked", "status"];

    private readonly JsonElement _fields;
    private readonly Action<string>? _ignore;
    private readonly Func<string, Outcome<ScheduleId>>? _find;
    private readonly List<string> _errors = [];

    /// <param name="fields">The JSON object.</param>
    /// <param name="ignore">Gets the name of each unknown field; null: an unknown field is an error.</param>
    /// <param name="find">Finds the schedule that is named; null: by its id alone.</param>
    public ChannelFields(JsonElement fields, Action<string>? ignore = null, Func<string, Outcome<ScheduleId>>? find = null)
    {
        _find = find;
        _fields = fields;
        _ignore = ignore;
        if (fields.ValueKind != JsonValueKind.Object)
        {
            _errors.Add("it is not a JSON object.");
        }
    }

    /// <summary>Why the schedule that is named was not found; null: it was.</summary>
    public Problem? NoSchedule { get; private set; }

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>The fields as a new channel; null if any is wrong.</summary>
    /// <param name="line">Its position in the list, from 1.</param>
    public ChannelEntry? Entry(int line)
    {
        if (_errors.Count > 0)
        {
            return null;
        }

        var name = Text("name", null)?.Trim();
        var url = Url("url", null);
        if (string.IsNullOrEmpty(name))
        {
            _errors.Add("“name” is missing.");
        }

        if (string.IsNullOrEmpty(url))
        {
            _errors.Add("“url” is missing.");
        }

        var id = Text("id", null);
        if (id is not null && !ChannelId.IsWellFormed(id))
        {
            _errors.Add($"“id” is {Shown(id)}, but 1 to 128 of A-Z a-z 0-9 . _ - are expected, with a letter or digit first.");
        }

        var entry = new ChannelEntry
        {
            Line = line,
            Id = id,
            Name = name ?? "",
            Url = url ?? "",
            Number = Number(null),
            Group = Text("group", null),
            TvgId = Text("tvg_id", null),
            TvgName = Text("tvg_name", null),
            Logo = Url("logo", null),
            BackupUrls = Urls([]),
            Tags = Tags(ImmutableSortedDictionary<string, string>.Empty),
            Directives = Directives([]),
            Schedule = Schedule(null),
            ScheduleChannel = Text("schedule_channel", null),
        };
        CheckNames();
        return _errors.Count == 0 ? entry : null;
    }

    /// <summary>The channel with these fields changed; null if any is wrong.</summary>
    public Channel? ApplyTo(Channel channel)
    {
        if (_errors.Count > 0)
        {
            return null;
        }

        if (Text("id", channel.Id) != channel.Id)
        {
            _errors.Add("“id” cannot be changed; delete the channel and add a new one.");
        }

        var name = Text("name", channel.Name)?.Trim();
        var url = Url("url", channel.Url);
        if (string.IsNullOrEmpty(name))
        {
            _errors.Add("“name” cannot be empty.");
        }

        if (string.IsNullOrEmpty(url))
        {
            _errors.Add("“url” cannot be empty.");
        }

        var schedule = Schedule(channel.Schedule);
        var changed = channel with
        {
            Name = name ?? "",
            Url = url ?? "",
            Number = Number(channel.Number),
            Group = Text("group", channel.Group),
            TvgId = Text("tvg_id", channel.TvgId),
            TvgName = Text("tvg_name", channel.TvgName),
            Logo = Url("logo", channel.Logo),
            BackupUrls = Urls(channel.BackupUrls),
            Tags = Tags(channel.Tags),
            Directives = Directives(channel.Directives),
            Schedule = schedule,

            // A channel of one schedule means nothing in another.
            ScheduleChannel = Text("schedule_channel", schedule == channel.Schedule ? channel.ScheduleChannel : null),
        };
        CheckNames();
        return _errors.Count == 0 ? changed : null;
    }

    private void CheckNames()
    {
        var names = _fields.EnumerateObject().Select(property => property.Name);
        foreach (var name in names.Where(name => !Settable.Contains(name) && !ReadOnly.Contains(name)))
        {
            if (_ignore is not null)
            {
                _ignore(name);
                continue;
            }

            _errors.Add(Nearest.To(name, Settable) is { } meant
                ? $"there is no field {Shown(name)}; did you mean “{meant}”?"
                : $"there is no field {Shown(name)}; further values go under “tags”.");
        }
    }

    private string? Text(string name, string? absent)
    {
        if (!_fields.TryGetProperty(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
        {
            return null;
        }

        return One(name, value);
    }

    private string? Url(string name, string? absent)
    {
        var url = Text(name, absent)?.Trim();
        if (url is not null && url != absent)
        {
            CheckUrl(name, url);
        }

        return url;
    }

    private ImmutableArray<string> Urls(ImmutableArray<string> absent)
    {
        const string name = "backup_urls";
        var urls = Texts(name, absent, Channel.MaxBackupUrls);
        foreach (var url in urls.Except(absent))
        {
            CheckUrl(name, url);
        }

        return urls;
    }

    private void CheckUrl(string name, string url)
    {
        if (UrlText.ProgramScheme(url) is { } scheme)
        {
            _errors.Add(
                $"“{name}” is a {scheme}: address, which no player plays and a browser may run; "
                + "http, https, rtsp, udp and the like are expected.");
        }
        else if (UrlText.HasControls(url))
        {
            _errors.Add($"“{name}” has control characters; percent-encode them.");
        }
    }

    // Many callers send a channel's number as a JSON number.
    private string? Number(string? absent)
    {
        if (!_fields.TryGetProperty("number", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return value.ValueKind == JsonValueKind.Null ? null : absent;
        }

        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : One("number", value);
        if (text is null || text.Length == 0)
        {
            return null;
        }

        if (ChannelNumber.TryParse(text, out var number))
        {
            return number.ToString();
        }

        _errors.Add($"“number” is {Shown(text)}, but a number such as 5 or 5.1 is expected.");
        return null;
    }

    private ScheduleId? Schedule(ScheduleId? absent)
    {
        if (!_fields.TryGetProperty("schedule_id", out _))
        {
            return absent;
        }

        if (Text("schedule_id", null) is not { } text)
        {
            return null;
        }

        if (ScheduleId.TryParse(text, out var id))
        {
            return id;
        }

        if (_find is not null)
        {
            NoSchedule = _find(text).TryGet(out id, out var problem) ? null : problem;
            return id;
        }

        _errors.Add($"“schedule_id” is {Shown(text)}, but the id of a schedule is expected.");
        return null;
    }

    private ImmutableArray<string> Texts(string name, ImmutableArray<string> absent, int max)
    {
        if (!_fields.TryGetProperty(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > max)
        {
            _errors.Add($"“{name}” is not a list of at most {max} texts.");
            return [];
        }

        return [.. value.EnumerateArray().Select(item => One(name, item)?.Trim() ?? "").Where(text => text.Length > 0)];
    }

    private ImmutableArray<string> Directives(ImmutableArray<string> absent)
    {
        var directives = Texts("directives", absent, ChannelDirective.Max);
        if (directives.FirstOrDefault(line => !ChannelDirective.IsOne(line)) is { } wrong)
        {
            _errors.Add(
                $"“directives” has {Shown(wrong)}, but lines for one player are expected, such as #EXTVLCOPT:… or #KODIPROP:….");
        }

        return directives;
    }

    private ImmutableSortedDictionary<string, string> Tags(ImmutableSortedDictionary<string, string> absent)
    {
        if (!_fields.TryGetProperty("tags", out var value))
        {
            return absent;
        }

        // As everywhere in the request, tags that it does not name stay, and null removes a tag.
        var tags = absent.ToBuilder();
        if (value.ValueKind == JsonValueKind.Null)
        {
            tags.Clear();
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            _errors.Add("“tags” is not a JSON object of texts.");
        }
        else
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!ChannelTag.IsName(property.Name) || ChannelSize.Fault("tags", property.Name) is not null)
                {
                    _errors.Add(
                        $"{Shown(property.Name)} cannot be the name of a tag: it has white space, quotation marks, commas or equals "
                        + "signs, or is a field of its own.");
                }
                else if (property.Value.ValueKind == JsonValueKind.Null)
                {
                    tags.Remove(property.Name);
                }
                else if (One($"tags.{property.Name}", property.Value) is { } text)
                {
                    tags[property.Name] = text;
                }
            }
        }

        if (tags.Count > ChannelTag.Max)
        {
            _errors.Add($"“tags” has more than {ChannelTag.Max} tags.");
        }

        return tags.ToImmutable();
    }

    private string? One(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            _errors.Add($"“{name}” is {Shown(value.GetRawText())}, but a text is expected.");
            return null;
        }

        var text = value.GetString()!;
        if (ChannelSize.Fault(name, text) is { } fault)
        {
            _errors.Add($"“{name}” is {fault}.");
            return null;
        }

        if (text.Contains('\0') || text.Contains('\n') || text.Contains('\r'))
        {
            _errors.Add($"“{name}” has line breaks or NUL characters.");
            return null;
        }

        return text;
    }

    private static string Shown(string text) => $"“{ShortText.Of(text)}”";
}
