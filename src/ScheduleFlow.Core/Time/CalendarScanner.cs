namespace ScheduleFlow.Core.Time;

/// <summary>
/// Scans a date, a time and an offset, in this order. Each may be in basic or extended form, but not in a mix of both.
/// Fields are checked on the way: nothing rolls over.
/// </summary>
internal ref struct CalendarScanner(ReadOnlySpan<char> text)
{
    private const int MaxOffset = 14 * 3600;
    private const int MinOffset = -12 * 3600;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _year;
    private int _month;
    private int _day;
    private int _hour;
    private int _minute;
    private int _second;

    /// <summary>Seconds since 1970-01-01T00:00 on the clock that the text shows.</summary>
    public long LocalSeconds { get; private set; }

    public long Nanoseconds { get; private set; }

    public bool HasTime { get; private set; }

    public bool HasOffset { get; private set; }

    public int OffsetSeconds { get; private set; }

    public long OffsetNanoseconds { get; private set; }

    /// <summary>The second was 60; it is counted as 59 in <see cref="LocalSeconds"/>.</summary>
    public bool IsLeapSecond { get; private set; }

    /// <summary>Scans the whole text; null, or the reason why it cannot be read.</summary>
    public string? Scan() => ScanDate() ?? ScanTime() ?? ScanOffset() ?? ScanAnnotations() ?? Finish();

    private string? ScanDate()
    {
        var sign = Peek();
        var yearDigits = sign is '+' or '-' ? 6 : 4;
        if (yearDigits == 6)
        {
            _at++;
        }

        var run = DigitRun();
        if (run == yearDigits && !TryDigits(yearDigits, out _year))
        {
            return NotATime();
        }

        if (run == yearDigits && Peek() is '-' or '/')
        {
            var separator = _text[_at++];
            if (DigitRun() != 2 || !TryDigits(2, out _month) || Peek() != separator)
            {
                return NotATime();
            }

            _at++;
            if (DigitRun() != 2 || !TryDigits(2, out _day))
            {
                return NotATime();
            }
        }
        else if ((run - yearDigits) is 4 or 6 or 8 or 10)
        {
            // yyyyMMdd, or with the time directly after it: yyyyMMddHH, …mm, …ss.
            TryDigits(yearDigits, out _year);
            TryDigits(2, out _month);
            TryDigits(2, out _day);
        }
        else
        {
            return NotATime();
        }

        if (sign == '-' || _year is < 1 or > 9999)
        {
            return "years run from 0001 to 9999";
        }

        if (_month is < 1 or > 12)
        {
            return $"there is no month {_month}";
        }

        return _day < 1 || _day > DateTime.DaysInMonth(_year, _month)
            ? $"there is no day {_day} in {_year:D4}-{_month:D2}"
            : null;
    }

    private string? ScanTime()
    {
        if (Peek() is 'T' or 't')
        {
            _at++;
            if (DigitRun() == 0)
            {
                return NotATime();
            }
        }
        else
        {
            SkipSpaces();
        }

        switch (DigitRun())
        {
            case 0:
                return null; // A date alone; what follows, if anything, is an offset.

            case 2:
                TryDigits(2, out _hour);
                if (Peek() == ':' && (!TryColonField(out _minute) || (Peek() == ':' && !TryColonField(out _second))))
                {
                    return NotATime();
                }

                break;

            case 4:
                TryDigits(2, out _hour);
                TryDigits(2, out _minute);
                break;

            case 6:
                TryDigits(2, out _hour);
                TryDigits(2, out _minute);
                TryDigits(2, out _second);
                break;

            case 1 when _at + 1 < _text.Length && _text[_at + 1] == ':':
                return "hours have two digits of a 24-hour clock";

            default:
                return NotATime();
        }

        HasTime = true;
        if (Peek() is '.' or ',')
        {
            if (!TryFraction(out var nanoseconds))
            {
                return NotATime();
            }

            Nanoseconds = nanoseconds;
        }

        return CheckTime();
    }

    private string? CheckTime()
    {
        if (_second == 60 && _hour <= 23 && _minute <= 59)
        {
            IsLeapSecond = true;
            _second = 59;
            Nanoseconds = 0;
        }

        if (_hour == 24 && _minute == 0 && _second == 0 && Nanoseconds == 0)
        {
            return null; // The end of the day.
        }

        if (_hour > 23)
        {
            return _hour == 24 ? "hour 24 is only 24:00:00" : $"there is no hour {_hour}";
        }

        if (_minute > 59)
        {
            return $"there is no minute {_minute}";
        }

        return _second > 59 ? $"there is no second {_second}" : null;
    }

    private string? ScanOffset()
    {
        SkipSpaces();
        if (_at == _text.Length || Peek() == '[')
        {
            return null;
        }

        var letters = LetterRun();
        if (letters > 0)
        {
            var name = _text.Slice(_at, letters);
            if (!ZoneAbbreviations.TryGetOffset(name, out var seconds))
            {
                return $"\"{name}\" is not a zone with one meaning, give an offset";
            }

            _at += letters;
            HasOffset = true;
            OffsetSeconds = seconds;

            // UTC+09:00, GMT+1
            var isBase = seconds == 0 && Peek() is '+' or '-';
            return isBase ? ScanNumericOffset(shortHours: true) : null;
        }

        return Peek() is '+' or '-' ? ScanNumericOffset(shortHours: false) : NotATime();
    }

    private string? ScanNumericOffset(bool shortHours)
    {
        const string malformed = "an offset is written +hh:mm";
        var sign = _text[_at++] == '-' ? -1 : 1;
        int hours, minutes = 0, seconds = 0;
        switch (DigitRun())
        {
            case 1 when shortHours:
                TryDigits(1, out hours);
                break;
            case 2:
                TryDigits(2, out hours);
                break;
            case 4:
                TryDigits(2, out hours);
                TryDigits(2, out minutes);
                break;
            case 6:
                TryDigits(2, out hours);
                TryDigits(2, out minutes);
                TryDigits(2, out seconds);
                break;
            default:
                return malformed;
        }

        if (Peek() == ':' && (_text[_at - 1] == ':' || !TryColonField(out minutes) || (Peek() == ':' && !TryColonField(out seconds))))
        {
            return malformed;
        }

        if (Peek() is '.' or ',')
        {
            if (!TryFraction(out var nanoseconds))
            {
                return malformed;
            }

            OffsetNanoseconds = sign * nanoseconds;
        }

        HasOffset = true;
        OffsetSeconds = sign * ((hours * 3600) + (minutes * 60) + seconds);
        return minutes > 59 || seconds > 59 || OffsetSeconds is < MinOffset or > MaxOffset
            ? "offsets run from -12:00 to +14:00"
            : null;
    }

    // RFC 9557: …Z[Europe/London][u-ca=iso8601]. The offset before them gives the instant, so they are skipped.
    private string? ScanAnnotations()
    {
        if (Peek() == '[' && !HasOffset)
        {
            return "a zone in brackets needs an offset before it";
        }

        while (Peek() == '[')
        {
            var end = _text[_at..].IndexOf(']');
            if (end < 2)
            {
                return NotATime();
            }

            _at += end + 1;
        }

        return _at == _text.Length ? null : NotATime();
    }

    private string? Finish()
    {
        LocalSeconds = Instant.FromUtc(_year, _month, _day, (_hour * 3600) + (_minute * 60) + _second).UnixSeconds;
        return null;
    }

    private static string NotATime() => "it is not a date and time";

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void SkipSpaces()
    {
        while (Peek() == ' ')
        {
            _at++;
        }
    }

    private readonly int DigitRun()
    {
        var rest = _text[_at..];
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest.Length : end;
    }

    private readonly int LetterRun()
    {
        var at = _at;
        while (at < _text.Length && char.IsAsciiLetter(_text[at]))
        {
            at++;
        }

        return at - _at;
    }

    private bool TryDigits(int count, out int value)
    {
        value = 0;
        if (_at + count > _text.Length)
        {
            return false;
        }

        for (var end = _at + count; _at < end; _at++)
        {
            value = (value * 10) + (_text[_at] - '0');
        }

        return true;
    }

    private bool TryColonField(out int value)
    {
        _at++;
        value = 0;
        return DigitRun() == 2 && TryDigits(2, out value);
    }

    private bool TryFraction(out long nanoseconds)
    {
        _at++;
        var run = DigitRun();
        nanoseconds = 0;
        for (var i = 0; i < 9; i++)
        {
            nanoseconds = (nanoseconds * 10) + (i < run ? _text[_at + i] - '0' : 0);
        }

        _at += run;
        return run > 0;
    }
}
