using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>
/// One pass over the lines of one list. Lines that begin with <c>#</c> describe the media line that follows. The unknown
/// ones are kept with it.
/// </summary>
internal sealed class M3uReading(LineReader lines, IReadSink sink)
{
    // The most unknown lines that are kept for a list as a whole.
    private const int MaxScheduleLines = 1_000;

    private readonly M3uUnknownLines _unknown = new(sink);
    private readonly List<string> _scheduleLines = [];
    private ExtInf? _entry;
    private int _entryLine;
    private M3uDirective? _directive;
    private int _directiveLine;
    private string? _group;
    private string? _name;
    private bool _isNameExact;
    private bool _hasBegun;
    private bool _isStopped;
    private int _events;
    private int _channels;

    public Problem? Run()
    {
        while (!_isStopped && lines.Next() is { } line)
        {
            Line(line.Trim());
        }

        if (_isStopped)
        {
            return null;
        }

        EndSchedule();
        WarnAboutTheWhole();
        return _events > 0
            ? null
            : ReadProblems.NotASchedule(
                "No media found in the M3U.",
                "Media are URLs or paths, one per line, each with an #EXTINF:<seconds>,<title> line before it.");
    }

    private void Line(string line)
    {
        if (line.Length == 0)
        {
            return;
        }

        if (line[0] != '#')
        {
            if (M3uText.IsConflictMarker(line))
            {
                sink.WarnAt(lines.Number, "a conflict marker of git was left out; the list was never merged.");
            }
            else
            {
                Media(line);
            }
        }
        else if (M3uTags.StartsWith(line, M3uTags.Entry))
        {
            Entry(line[M3uTags.Entry.Length..]);
        }
        else if (M3uTags.StartsWith(line, M3uTags.Header))
        {
            Header(line[M3uTags.Header.Length..].Trim());
        }
        else if (M3uTags.StartsWith(line, M3uTags.Group))
        {
            // It applies until the next one, as in Kodi: some lists give it for each entry, others once for all that follow.
            var group = line[M3uTags.Group.Length..].Trim();
            _group = group.Length > 0 ? group : null;
        }
        else if (M3uTags.StartsWith(line, M3uTags.Playlist))
        {
            Name(line[M3uTags.Playlist.Length..].Trim());
        }
        else if (M3uTags.StartsWith(line, M3uTags.Schedule))
        {
            Schedule(line[M3uTags.Schedule.Length..]);
        }
        else if (M3uTags.StartsWith(line, M3uTags.Event))
        {
            Directive(line[M3uTags.Event.Length..]);
        }
        else
        {
            _unknown.Add(line, lines.Number);
        }
    }

    // The first one counts. The exact name in our own line counts as long as this one still says the same.
    private void Name(string name)
    {
        if (_name is null || (_isNameExact && M3uText.Title(_name) != name))
        {
            _name = name;
        }

        _isNameExact = false;
    }

    private void Header(string rest)
    {
        // Some lists put the first entry on the same line.
        var glued = rest.IndexOf(M3uTags.Entry, StringComparison.OrdinalIgnoreCase);
        if (glued >= 0)
        {
            Header(rest[..glued].Trim());
            Line(rest[glued..]);
        }
        else if (rest.Contains('='))
        {
            // The first header comes before the kept lines; others are kept like the rest.
            if (_scheduleLines.Count == 0 || !_scheduleLines[0].StartsWith(M3uTags.Header, StringComparison.Ordinal))
            {
                _scheduleLines.Insert(0, $"{M3uTags.Header} {rest}");
            }
            else if (_scheduleLines.Count < MaxScheduleLines)
            {
                _scheduleLines.Add($"{M3uTags.Header} {rest}");
            }
        }
    }

    private void Entry(string text)
    {
        WarnAboutEntryWithoutMedia();
        var entry = ExtInf.Parse(text);
        if (!entry.QuotesMatch)
        {
            sink.WarnAt(
                lines.Number,
                "a quotation mark is never closed; the title was taken after the last comma and the attributes were left out.");
        }

        if (entry.Title?.StartsWith("#EXT", StringComparison.OrdinalIgnoreCase) == true && _directive is null)
        {
            // Another tag on the same line: #EXTINF:-1,#EXTVLCOPT:…
            _unknown.Add(entry.Title, lines.Number);
            entry = entry with { Title = null };
        }

        _entry = entry;
        _entryLine = lines.Number;
    }

    private void Directive(string json)
    {
        EndDirective();
        WarnAboutEntryWithoutMedia();
        _directive = M3uDirective.Parse(json);
        _directiveLine = lines.Number;
        if (_directive is null)
        {
            sink.WarnAt(lines.Number, $"the {M3uTags.Event} line cannot be read; the times of its event are lost.");
        }
        else if (!_directive.HasMedia)
        {
            Emit(FromDirective(_directive, _directive.Title, null), _directive.Attributes);
        }
    }

    private void Schedule(string json)
    {
        EndSchedule();
        var directive = M3uDirective.Parse(json);
        _name = directive?.Name;
        _isNameExact = _name is not null;
        if (directive is null)
        {
            sink.WarnAt(lines.Number, $"the {M3uTags.Schedule} line cannot be read; the events that follow are taken as another schedule.");
        }
    }

    private void Media(string url)
    {
        if (_directive is { } directive)
        {
            var isTitleUntouched = _entry is null || _entry.Value.Title == M3uText.Title(directive.Title ?? "");
            var title = isTitleUntouched ? directive.Title : _entry!.Value.Title;
            var exactUrl = directive.Url is { } exact && M3uText.Uri(exact) == url ? exact : url;
            Emit(FromDirective(directive, title, exactUrl), _entry?.Attributes);
            return;
        }

        if (_entry is null)
        {
            sink.WarnAt(lines.Number, $"no #EXTINF line before \"{ShortText.Of(url)}\", so its duration is not known.");
        }

        var (group, attributes) = M3uAttributes.Split(_entry?.Attributes ?? "");
        var duration = Duration();
        var isChannel = duration is null && M3uAttributes.DescribeChannel(attributes);
        _channels += isChannel ? 1 : 0;
        var titleOfEntry = _entry?.Title;
        Emit(
            new RawEvent
            {
                Position = _events + 1,
                Line = _entry is null ? lines.Number : _entryLine,
                Column = 1,
                Title = string.IsNullOrEmpty(titleOfEntry) ? MediaLabel.Of(url) : titleOfEntry,
                Duration = duration,
                IsChannel = isChannel,
                MediaUrl = url,
                Category = group ?? _group,
            },
            attributes);
    }

    private RawEvent FromDirective(M3uDirective directive, string? title, string? url) => new()
    {
        Position = _events + 1,
        Line = _directiveLine,
        Column = 1,
        Id = directive.Id,
        Title = title,
        Start = directive.Start,
        End = directive.End,
        MediaUrl = url,
        Channel = directive.Channel,
        Category = directive.Category,
        Description = directive.Description,
        Fixed = directive.Fixed,
    };

    private void Emit(RawEvent read, string? attributes)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            sink.BeginSchedule();
        }

        read.Extras = _unknown.Take(attributes) is { } unknown ? Schedules.Extras.Of(FormatNames.M3u, unknown) : null;
        _entry = null;
        _directive = null;
        _events++;
        _isStopped = !sink.Event(read);
    }

    private string? Duration()
    {
        if (_entry is not { Duration: { Length: > 0 } text })
        {
            return null;
        }

        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out var seconds))
        {
            sink.WarnAt(_entryLine, $"\"{ShortText.Of(text)}\" is not a duration in seconds.");
            return null;
        }

        return seconds > 0 ? text : null; // -1 and 0: live or unknown.
    }

    private void EndSchedule()
    {
        EndDirective();
        WarnAboutEntryWithoutMedia();
        _entry = null;
        if (_hasBegun)
        {
            if (_name is not null)
            {
                sink.Name(_name);
            }

            if (_unknown.Take(null) is { } trailing)
            {
                _scheduleLines.Add(trailing);
            }

            if (_scheduleLines.Count > 0)
            {
                sink.ScheduleExtras(Schedules.Extras.Of(FormatNames.M3u, string.Join('\n', _scheduleLines)));
            }

            _scheduleLines.Clear();
        }

        _hasBegun = false;
        _name = null;
        _group = null;
    }

    // A directive whose media line was removed by hand: the event stays.
    private void EndDirective()
    {
        if (_directive is { } directive)
        {
            sink.WarnAt(_directiveLine, $"the media line below {M3uTags.Event} is missing; the event has no media now.");
            Emit(FromDirective(directive, directive.Title, null), _entry?.Attributes);
        }
    }

    private void WarnAboutEntryWithoutMedia()
    {
        if (_entry is not null)
        {
            sink.WarnAt(_entryLine, "no URL or path follows this #EXTINF line; it was left out.");
        }
    }

    private void WarnAboutTheWhole()
    {
        if (lines.FirstForeignLine > 0)
        {
            sink.WarnAt(lines.FirstForeignLine, "it is not UTF-8; it and others like it were read as Windows-1252.");
        }

        if (_channels > 0)
        {
            sink.Warning($"{_channels} entries have tvg-… attributes and no duration: this looks like a list of channels, not of media.");
        }
    }
}
