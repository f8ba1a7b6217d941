using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// One pass over the lines of one list of channels (docs/formats.md, "M3U, lists of channels"). Each line that is no
/// comment is a channel; the <c>#</c> lines above it describe it, before or after its <c>#EXTINF</c>.
/// </summary>
internal sealed class M3uChannelReading(LineReader lines, ChannelBuilder builder)
{
    private readonly List<string> _directives = [];
    private ExtInf? _entry;
    private int _entryLine;
    private string? _group;
    private M3uChannelDirective? _own;

    public void Run()
    {
        while (lines.Next() is { } line)
        {
            // A NUL, which no text has, would end it somewhere on its way.
            if (!Line(line.Replace("\0", "", StringComparison.Ordinal).Trim()))
            {
                return;
            }
        }

        WarnAboutEntryWithoutUrl();
        if (lines.FirstForeignLine > 0)
        {
            builder.Warn($"Line {lines.FirstForeignLine}: it is not UTF-8; it and others like it were read as Windows-1252.");
        }
    }

    // False: stop reading.
    private bool Line(string line)
    {
        if (line.Length == 0)
        {
            return true;
        }

        if (line[0] != '#')
        {
            if (!M3uText.IsConflictMarker(line))
            {
                return Location(line);
            }

            builder.Warn($"Line {lines.Number}: a conflict marker of git was left out; the list was never merged.");
        }
        else if (M3uTags.StartsWith(line, M3uTags.Entry))
        {
            Entry(line[M3uTags.Entry.Length..]);
        }
        else if (M3uTags.StartsWith(line, M3uTags.Header))
        {
            return Header(line[M3uTags.Header.Length..].Trim());
        }
        else if (M3uTags.StartsWith(line, M3uTags.Group))
        {
            // It holds until the next one, as in Kodi: lists give it per entry or once for all that follow.
            var group = line[M3uTags.Group.Length..].Trim();
            _group = group.Length > 0 ? group : null;
        }
        else if (M3uTags.StartsWith(line, M3uTags.Channel))
        {
            _own = M3uChannelDirective.Parse(line[M3uTags.Channel.Length..]);
            if (_own is null)
            {
                builder.Warn($"Line {lines.Number}: the {M3uTags.Channel} line cannot be read; what it says is lost.");
            }
            else if (_own.HasMoreBackupUrls)
            {
                builder.Warn($"Line {lines.Number}: more than {Channel.MaxBackupUrls} backup URLs of one channel; the first {Channel.MaxBackupUrls} were kept.");
            }
        }
        else
        {
            Directive(line);
        }

        return true;
    }

    private bool Header(string rest)
    {
        // Some lists glue the first entry to it.
        var glued = rest.IndexOf(M3uTags.Entry, StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in M3uAttributes.Each(glued >= 0 ? rest[..glued].Trim() : rest))
        {
            if (name.Equals("url-tvg", StringComparison.OrdinalIgnoreCase) || name.Equals("x-tvg-url", StringComparison.OrdinalIgnoreCase))
            {
                builder.Guide(value);
            }
        }

        return glued < 0 || Line(rest[glued..]);
    }

    private void Entry(string text)
    {
        WarnAboutEntryWithoutUrl();
        var entry = ExtInf.Parse(text);
        if (!entry.QuotesMatch)
        {
            builder.Warn($"Line {lines.Number}: a quotation mark is never closed; the name was taken after the last comma and the attributes were left out.");
        }

        if (entry.Title is { } glued && M3uTags.StartsWith(glued, M3uTags.Entry))
        {
            Entry(glued[M3uTags.Entry.Length..]);
            return;
        }

        if (entry.Title is not null && ChannelDirective.IsOne(entry.Title))
        {
            // Another tag glued to this one: #EXTINF:-1,#EXTVLCOPT:…
            Directive(entry.Title);
            entry = entry with { Title = null };
        }

        _entry = entry;
        _entryLine = lines.Number;
    }

    // What is no tag of some player is a comment, which describes no channel.
    private void Directive(string line)
    {
        if (!ChannelDirective.IsOne(line))
        {
            return;
        }

        if (_directives.Count < ChannelDirective.Max)
        {
            _directives.Add(line);
        }
        else
        {
            builder.Warn($"Line {lines.Number}: more than {ChannelDirective.Max} lines describe one channel; this one is not kept.");
        }
    }

    private bool Location(string url)
    {
        if (_entry is null)
        {
            builder.Warn($"Line {lines.Number}: no #EXTINF line before “{Shorten(url)}”, so its name was made of its URL.");
        }

        var read = Read(url);
        _entry = null;
        _own = null;
        _directives.Clear();
        return builder.Add(read);
    }

    private ChannelEntry Read(string url)
    {
        string? tvgId = null, tvgName = null, logo = null, number = null, group = null, otherId = null;
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (attribute, value) in M3uAttributes.Each(_entry?.Attributes ?? ""))
        {
            // Of an attribute that is there twice the first counts; an empty one says nothing.
            switch (attribute.ToLowerInvariant())
            {
                case var _ when value.Length == 0:
                    break;
                case "tvg-id":
                    tvgId ??= value;
                    break;
                case "channel-id":
                    otherId ??= value;
                    break;
                case "tvg-name":
                    tvgName ??= value;
                    break;
                case "tvg-logo":
                    logo ??= value;
                    break;
                case "tvg-chno" or "channel-number":
                    number ??= Number(value);
                    break;
                case "group-title":
                    group ??= value;
                    break;
                case var tag when ChannelTag.IsName(tag) && !tags.ContainsKey(tag):
                    if (tags.Count < ChannelTag.Max)
                    {
                        tags.Add(tag, value);
                    }
                    else
                    {
                        builder.Warn($"Line {_entryLine}: more than {ChannelTag.Max} attributes; “{Shorten(tag)}” was left out.");
                    }

                    break;
            }
        }

        // Some lists call it channel-id; where both are there, it is a tag as any other.
        if (tvgId is null)
        {
            tvgId = otherId;
        }
        else if (otherId is not null)
        {
            tags.TryAdd("channel-id", otherId);
        }

        var title = _entry?.Title is { Length: > 0 } given ? given : null;

        // Our own line above belongs to this entry as long as one of the two still is what it was written for.
        var own = _own is not null && (M3uChannelWriter.NameOf(_own.Name) == title || M3uText.Uri(_own.Url) == url) ? _own : null;
        var name = own is not null && M3uChannelWriter.NameOf(own.Name) == title ? own.Name : title;
        return new ChannelEntry
        {
            Line = _entry is null ? lines.Number : _entryLine,
            Id = own?.Id,
            Name = name ?? tvgName ?? NameOf(url),
            Url = own is not null && M3uText.Uri(own.Url) == url ? own.Url : url,
            Number = number,
            Group = group ?? _group,
            TvgId = tvgId,

            // Said twice, it says nothing: written lists have it in every entry.
            TvgName = tvgName == title ? null : tvgName,
            Logo = logo,
            BackupUrls = own?.BackupUrls ?? [],
            Tags = tags.ToImmutable(),
            Directives = [.. _directives],
            Schedule = own?.Schedule,
            ScheduleChannel = own?.ScheduleChannel,
        };
    }

    // What its URL spells with % may be no text of one line.
    private static string NameOf(string url) => M3uText.Title(MediaLabel.Of(url)) is { Length: > 0 } name ? name : url;

    private string? Number(string value)
    {
        if (ChannelNumber.TryParse(value, out var number))
        {
            return number.ToString();
        }

        builder.Warn($"Line {_entryLine}: “{Shorten(value)}” is no channel number; it was left out.");
        return null;
    }

    private void WarnAboutEntryWithoutUrl()
    {
        if (_entry is not null)
        {
            builder.Warn($"Line {_entryLine}: no URL or path follows this #EXTINF line; it was left out.");
            _entry = null;
            _own = null;
            _directives.Clear();
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
