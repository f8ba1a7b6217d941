using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// One pass over the lines of a list of channels (docs/formats.md, "M3U, lists of channels"). Each line that is not a
/// comment is a channel. The <c>#</c> lines above it describe it, whether before or after its <c>#EXTINF</c>.
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
            // No text has a NUL, which would cut it off in other programs.
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

            Warn("a conflict marker of git was left out; the list was never merged.");
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
            // It applies until the next one, as in Kodi: some lists give it for each entry, others once for all that follow.
            var group = line[M3uTags.Group.Length..].Trim();
            _group = group.Length > 0 ? group : null;
        }
        else if (M3uTags.StartsWith(line, M3uTags.Channel))
        {
            _own = M3uChannelDirective.Parse(line[M3uTags.Channel.Length..]);
            if (_own is null)
            {
                Warn($"the {M3uTags.Channel} line cannot be read; what it says is lost.");
            }
            else if (_own.HasMoreBackupUrls)
            {
                Warn($"more than {Channel.MaxBackupUrls} backup URLs of one channel; the first {Channel.MaxBackupUrls} were kept.");
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
        // Some lists put the first entry on the same line.
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
            Warn("a quotation mark is never closed; the name was taken after the last comma and the attributes were left out.");
        }

        if (entry.Title is { } glued && M3uTags.StartsWith(glued, M3uTags.Entry))
        {
            Entry(glued[M3uTags.Entry.Length..]);
            return;
        }

        if (entry.Title is not null && ChannelDirective.IsOne(entry.Title))
        {
            // Another tag on the same line: #EXTINF:-1,#EXTVLCOPT:…
            Directive(entry.Title);
            entry = entry with { Title = null };
        }

        _entry = entry;
        _entryLine = lines.Number;
    }

    // A line that is not a tag of some player is a comment, and describes no channel.
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
            Warn($"more than {ChannelDirective.Max} lines describe one channel; this one is not kept.");
        }
    }

    private bool Location(string url)
    {
        if (_entry is null)
        {
            Warn($"no #EXTINF line before “{ShortText.Of(url)}”, so its name was made from its URL.");
        }

        var read = Read(url);
        _entry = null;
        _own = null;
        _directives.Clear();
        if (UrlText.ProgramScheme(read.Url) is { } scheme)
        {
            Warn($"a {scheme}: address is no stream; the channel “{ShortText.Of(read.Name)}” was left out.");
            return true;
        }

        return builder.Add(read);
    }

    private ChannelEntry Read(string url)
    {
        string? tvgId = null, tvgName = null, logo = null, number = null, group = null, otherId = null;
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (attribute, value) in M3uAttributes.Each(_entry?.Attributes ?? ""))
        {
            // Of a repeated attribute the first counts; an empty one does not count.
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
                    logo ??= Logo(value);
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
                        WarnOfEntry($"more than {ChannelTag.Max} attributes; “{ShortText.Of(tag)}” was left out.");
                    }

                    break;
            }
        }

        // Some lists call it channel-id; next to a tvg-id, that is a tag like any other.
        if (tvgId is null)
        {
            tvgId = otherId;
        }
        else if (otherId is not null)
        {
            tags.TryAdd("channel-id", otherId);
        }

        var title = _entry?.Title is { Length: > 0 } given ? given : null;

        // Our own line above belongs to this entry as long as the name or the URL is still what it was written for.
        var isOwnName = _own is not null && M3uChannelWriter.NameOf(_own.Name) == title;
        var isOwnUrl = _own is not null && M3uText.Uri(_own.Url) == url;
        var own = isOwnName || isOwnUrl ? _own : null;
        var name = isOwnName ? own!.Name : title;
        return new ChannelEntry
        {
            Line = _entry is null ? lines.Number : _entryLine,
            Id = own?.Id,
            Name = name ?? tvgName ?? NameOf(url),
            Url = UrlText.OneLine(isOwnUrl ? own!.Url : url),
            Number = number,
            Group = group ?? _group,
            TvgId = tvgId,

            // A tvg-name equal to the name says nothing: the lists that we write have it in every entry.
            TvgName = tvgName == title ? null : tvgName,
            Logo = logo,
            BackupUrls = own is null
                ? []
                : [.. own.BackupUrls.Where(backup => UrlText.ProgramScheme(backup) is null).Select(UrlText.OneLine)],
            Tags = tags.ToImmutable(),
            Directives = [.. _directives],
            Schedule = own?.Schedule,
            ScheduleChannel = own?.ScheduleChannel,
        };
    }

    // Percent-encoded characters of a URL may not fit on one line.
    private static string NameOf(string url) => M3uText.Title(MediaLabel.Of(url)) is { Length: > 0 } name ? name : url;

    private string? Logo(string value)
    {
        if (UrlText.ProgramScheme(value) is not { } scheme)
        {
            return UrlText.OneLine(value);
        }

        builder.Warn($"Line {_entryLine}: a {scheme}: address is no logo; it was left out.");
        return null;
    }

    private string? Number(string value)
    {
        if (ChannelNumber.TryParse(value, out var number))
        {
            return number.ToString();
        }

        WarnOfEntry($"“{ShortText.Of(value)}” is not a channel number; it was left out.");
        return null;
    }

    private void WarnAboutEntryWithoutUrl()
    {
        if (_entry is not null)
        {
            WarnOfEntry("no URL or path follows this #EXTINF line; it was left out.");
            _entry = null;
            _own = null;
            _directives.Clear();
        }
    }

    private void Warn(string what) => builder.Warn($"Line {lines.Number}: {what}");

    private void WarnOfEntry(string what) => builder.Warn($"Line {_entryLine}: {what}");
}
