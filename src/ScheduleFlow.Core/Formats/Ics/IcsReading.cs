using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>One pass over one document. Each calendar in it is one schedule.</summary>
internal sealed class IcsReading(IcsLines lines, IReadSink sink)
{
    private const int MaxExtras = 256 * 1024;
    private const string Calendar = "VCALENDAR";
    private const string Event = "VEVENT";

    private readonly Stack<(string Name, int Line)> _open = new();
    private readonly StringBuilder _extras = new();
    private IcsEvent? _event;
    private string? _name;
    private bool _hasCalendar;
    private bool _hasBegun;
    private int _events;
    private int _others;
    private int _malformed;
    private int _firstMalformed;
    private bool _isStopped;

    public Problem? Run()
    {
        while (!_isStopped && lines.Next() is { } text)
        {
            if (IcsLine.Parse(text) is not { } line)
            {
                _malformed++;
                _firstMalformed = _firstMalformed == 0 ? lines.Number : _firstMalformed;
                continue;
            }

            switch (line.Name)
            {
                case "BEGIN":
                    if (Begin(line.Value.Trim().ToUpperInvariant(), text) is { } problem)
                    {
                        return problem;
                    }

                    break;
                case "END":
                    End(line.Value.Trim().ToUpperInvariant(), text);
                    break;
                default:
                    Property(line, text);
                    break;
            }
        }

        return _isStopped ? null : Finish();
    }

    private Problem? Begin(string component, string text)
    {
        if (_open.Count >= Limits.MaxDepth)
        {
            return ReadProblems.TooDeep("iCalendar", lines.Number, 1);
        }

        if (component == Calendar && _open.Count == 0)
        {
            _hasCalendar = true;
            _hasBegun = false;
            _name = null;
            _extras.Clear();
        }
        else if (_event is not null)
        {
            _event.Keep(text); // an alarm
        }
        else if (component == Event && _open.Count == 1)
        {
            _event = new IcsEvent(lines.Number);
        }
        else
        {
            _others += _open.Count == 1 && component is "VTODO" or "VJOURNAL" or "VFREEBUSY" ? 1 : 0;
        }

        _open.Push((component, lines.Number));
        return null;
    }

    private void End(string component, string text)
    {
        if (_open.Count == 0 || !_open.Any(open => open.Name == component))
        {
            sink.WarnAt(lines.Number, $"END:{component} ends nothing that has begun.");
            return;
        }

        // A component without an end ends with the one around it.
        while (_open.Pop() is var open && open.Name != component)
        {
            sink.WarnAt(open.Line, $"BEGIN:{open.Name} is not ended before END:{component} of line {lines.Number}.");
            Ended(open.Name, $"END:{open.Name}");
        }

        Ended(component, text);
    }

    private void Ended(string component, string text)
    {
        if (_event is not null && _open.Count > 1)
        {
            _event.Keep(text);
        }
        else if (_event is { } ended && component == Event)
        {
            _event = null;
            Emit(ended);
        }
        else if (component == Calendar && _open.Count == 0 && _hasBegun)
        {
            EndCalendar();
        }
    }

    private void Property(IcsLine line, string text)
    {
        if (_event is not null)
        {
            if (_open.Count == 2)
            {
                _event.Property(line, text);
            }
            else
            {
                _event.Keep(text);
            }
        }
        else if (_open.Count == 1)
        {
            switch (line.Name)
            {
                case "NAME":
                    _name = IcsLine.Unescape(line.Value);
                    break;
                case "X-WR-CALNAME":
                    _name ??= IcsLine.Unescape(line.Value);
                    break;
                case "VERSION" or "PRODID" or "CALSCALE" or "METHOD" or IcsNames.ContentHash:
                    break; // every export writes new ones
                default:
                    if (_extras.Length + text.Length < MaxExtras)
                    {
                        _extras.Append(_extras.Length == 0 ? "" : "\n").Append(text);
                    }

                    break;
            }
        }
    }

    private void Emit(IcsEvent ended)
    {
        var read = ended.Take(_events + 1, sink);
        if (read is null)
        {
            return;
        }

        if (!_hasBegun)
        {
            _hasBegun = true;
            sink.BeginSchedule();
        }

        _events++;
        _isStopped = !sink.Event(read);
    }

    private void EndCalendar()
    {
        if (!string.IsNullOrWhiteSpace(_name))
        {
            sink.Name(_name);
        }

        if (_extras.Length > 0)
        {
            sink.ScheduleExtras(Schedules.Extras.Of(FormatNames.Ics, _extras.ToString()));
        }
    }

    private Problem? Finish()
    {
        if (_open.TryPeek(out var open))
        {
            return ReadProblems.NotWellFormed(
                "iCalendar",
                lines.Number,
                1,
                $"the document ends inside BEGIN:{open.Name} of line {open.Line}",
                "Check that the file was written completely.");
        }

        if (!_hasCalendar)
        {
            return ReadProblems.NotASchedule("This is not an iCalendar document: it has no BEGIN:VCALENDAR.");
        }

        if (_events == 0)
        {
            return ReadProblems.NotASchedule(
                _others > 0 ? "The calendar has no events, only tasks, journals or free-busy times." : "The calendar has no events.",
                "Events are VEVENT components.");
        }

        if (_others > 0)
        {
            sink.Warning($"{_others} tasks, journals or free-busy times are not events and were left out.");
        }

        if (_malformed > 0)
        {
            var others = _malformed > 1 ? $", as were {_malformed - 1} others" : "";
            sink.WarnAt(_firstMalformed, $"it is not a “NAME:value” line and was skipped{others}.");
        }

        if (lines.FirstForeignLine > 0)
        {
            sink.WarnAt(lines.FirstForeignLine, "it is not UTF-8; it and others like it were read as Windows-1252.");
        }

        return null;
    }
}
