using System.Globalization;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>One VEVENT while it is read.</summary>
internal sealed class IcsEvent(int line)
{
    private readonly StringBuilder _extras = new();
    private readonly List<string> _notes = [];
    private string? _uid;
    private string? _id;
    private string? _title;
    private string? _start;
    private string? _end;
    private string? _duration;
    private string? _url;
    private string? _media;
    private string? _channel;
    private string? _location;
    private string? _category;
    private string? _description;
    private bool _isAllDay;
    private bool _isCancelled;
    private bool _repeats;

    /// <summary>Keeps a line as it is.</summary>
    public void Keep(string text) => _extras.Append(_extras.Length == 0 ? "" : "\n").Append(text);

    public void Property(IcsLine property, string text)
    {
        switch (property.Name)
        {
            case "UID" when _uid is null:
                _uid = IcsLine.Unescape(property.Value);
                break;
            case IcsNames.Id when _id is null:
                _id = IcsLine.Unescape(property.Value);
                break;
            case "SUMMARY" when _title is null:
                _title = IcsLine.Unescape(property.Value);
                break;
            case "DESCRIPTION" when _description is null:
                _description = IcsLine.Unescape(property.Value);
                break;
            case "CATEGORIES" when _category is null:
                Categories(property.Value);
                break;
            case "URL" when _url is null:
                _url = property.Value;
                break;
            case IcsNames.Media when _media is null:
                _media = IcsLine.Unescape(property.Value);
                break;
            case IcsNames.Channel when _channel is null:
                _channel = IcsLine.Unescape(property.Value);
                break;
            case "LOCATION" when _location is null:
                _location = text;
                break;
            case "DTSTART" when _start is null:
                _isAllDay = !property.Value.Contains('T', StringComparison.OrdinalIgnoreCase);
                _start = Time(property, "start");
                break;
            case "DTEND" when _end is null:
                _end = Time(property, "end");
                break;
            case "DURATION" when _duration is null:
                _duration = IcsDuration.Seconds(property.Value);
                break;
            case "DTSTAMP":
                break; // every export writes a new one
            case "STATUS" when property.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase):
                _isCancelled = true;
                break;
            default:
                _repeats |= property.Name is "RRULE" or "RDATE";
                Keep(text);
                break;
        }
    }

    /// <summary>The event; null: it does not count, and the sink is told why.</summary>
    public RawEvent? Take(int position, IReadSink sink)
    {
        var name = $"the event “{_title ?? _uid}”";
        if (_isCancelled)
        {
            sink.WarnAt(line, $"{name} is cancelled and was left out.");
            return null;
        }

        // Next to our own channel property it is only that channel's name.
        if (_location is not null && _channel is null)
        {
            Keep(_location);
        }

        foreach (var note in _notes)
        {
            sink.WarnAt(line, $"{name}: {note}");
        }

        if (_repeats)
        {
            sink.WarnAt(line, $"{name} repeats (RRULE or RDATE): only its first occurrence was read.");
        }

        return new RawEvent
        {
            Position = position,
            Line = line,
            Id = _id ?? IcsUid.IdOf(_uid),
            Title = _title,
            Start = _start,
            End = End(),
            MediaUrl = _media ?? _url,
            Channel = _channel,
            Category = _category,
            Description = _description,
            Extras = _extras.Length == 0 ? null : Schedules.Extras.Of(FormatNames.Ics, _extras.ToString()),
        };
    }

    // Without an end and a duration an event takes the day of its date, or no time (RFC 5545, 3.6.1).
    private string? End()
    {
        if (_end is not null || _start is null)
        {
            return _end;
        }

        if (!InstantText.Parse(_start, digits: BareDigits.Calendar).TryGet(out var start, out _))
        {
            return null;
        }

        var end = start.PlusSeconds(_duration is { } duration
            ? long.Parse(duration, CultureInfo.InvariantCulture)
            : _isAllDay ? 24 * 3600 : 0);

        // Written like the start, so that both are in the same zone.
        return !end.IsInRange ? null : _start.EndsWith('Z') ? end.ToString() : end.ToString()[..^1];
    }

    // The first is the event's; the others are kept.
    private void Categories(string value)
    {
        var end = IcsLine.EndOfFirst(value);
        _category = IcsLine.Unescape(value[..end]);
        if (end < value.Length)
        {
            Keep("CATEGORIES:" + value[(end + 1)..]);
        }
    }

    // In UTC if the zone is known; a time without a zone is left to the import.
    private string Time(IcsLine property, string what)
    {
        var value = property.Value.Trim();
        if (property.Parameter("TZID") is not { Length: > 0 } id
            || value.EndsWith('Z')
            || !value.Contains('T', StringComparison.OrdinalIgnoreCase))
        {
            return value;
        }

        if (!IcsZone.TryFind(id, out var zone))
        {
            return $"{value} {id}"; // which becomes an error of the event that names the zone
        }

        var reading = InstantText.Parse(value, zone, BareDigits.Calendar);
        if (!reading.TryGet(out var instant, out _))
        {
            return value;
        }

        if (reading.Notes != TimeNotes.None)
        {
            _notes.Add($"the {what} {value} in {zone} was read as {instant}: {TimeNotesText.Describe(reading.Notes)}");
        }

        return instant.ToString();
    }
}
