namespace ScheduleFlow.Core.Time;

/// <summary>
/// Reads every spelling of a point in time that an importer meets (docs/formats.md, "Times"): ISO 8601 basic and extended,
/// with <c>T</c>, <c>t</c> or spaces before the time, fractions after a point or a comma (dropped), then <c>Z</c>,
/// <c>±hh</c>, <c>±hhmm</c>, <c>±hh:mm</c>, <c>UTC+9</c> or a common zone abbreviation; <c>yyyyMMddHHmmss +0000</c>; dates
/// alone; Unix time; <c>/Date(ms)/</c>. A time without an offset is in the given zone, or UTC.
/// </summary>
/// <remarks>
/// Hour 24 is read only as 24:00:00, the end of the day, as ISO 8601 allows. Second 60 is read only at 23:59:60 UTC,
/// as the second after it. Refused, with a reason: days that do not exist, clock times without a date, forms in which
/// day and month could be swapped, offsets outside -12:00 to +14:00. Surrounding white space is ignored. Reading the
/// wire's own form allocates nothing.
/// </remarks>
internal static class InstantText
{
    private const string UseIso = "write it like 2025-11-24T08:00:00Z";

    public static InstantReading Parse(ReadOnlySpan<char> text, Zone? zone = null, BareDigits digits = BareDigits.UnixTime)
    {
        // 1. The wire's own form, which nearly every event uses.
        if (TryParseWireForm(text, out var instant))
        {
            return InstantReading.Of(instant);
        }

        text = text.Trim(" \t\r\n");
        if (text.IsEmpty)
        {
            return InstantReading.Refused("it is empty");
        }

        // 2. Numbers: Unix time or a run of calendar digits.
        if (text.StartsWith("/Date(", StringComparison.OrdinalIgnoreCase))
        {
            return UnixTimeText.ParseDateCall(text);
        }

        if (digits == BareDigits.UnixTime && UnixTimeText.IsNumber(text) && !IsCalendarRun(text))
        {
            return UnixTimeText.Parse(text);
        }

        if (digits == BareDigits.Calendar && WholeDate(text) is { } whole)
        {
            text = whole;
        }

        // 3. Date, time, offset.
        var scanner = new CalendarScanner(text);
        if (scanner.Scan() is { } reason)
        {
            return InstantReading.Refused(Explain(text, reason));
        }

        return Resolve(scanner, zone);
    }

    private static InstantReading Resolve(in CalendarScanner scan, Zone? zone)
    {
        var notes = scan.HasTime ? TimeNotes.None : TimeNotes.DateOnly;
        Instant instant;
        if (scan.HasOffset)
        {
            instant = new Instant(scan.LocalSeconds - scan.OffsetSeconds + Carry(scan.Nanoseconds - scan.OffsetNanoseconds));
        }
        else if (!new Instant(scan.LocalSeconds).IsInRange)
        {
            return InstantReading.Refused("years run from 0001 to 9999");
        }
        else if (zone is not null)
        {
            (instant, var zoneNotes) = zone.ToInstant(scan.LocalSeconds);
            notes |= zoneNotes;
        }
        else
        {
            instant = new Instant(scan.LocalSeconds);
        }

        if (scan.IsLeapSecond)
        {
            // It was scanned as second 59, which must be the last one of a UTC day.
            if (!instant.PlusSeconds(1).IsUtcMidnight)
            {
                return InstantReading.Refused("second 60 exists only at 23:59:60 UTC");
            }

            instant = instant.PlusSeconds(1);
            notes |= TimeNotes.LeapSecond;
        }

        return InstantReading.Of(instant, notes);
    }

    private static long Carry(long nanoseconds) => nanoseconds switch
    {
        < 0 => -1,
        >= 1_000_000_000 => 1,
        _ => 0,
    };

    /// <summary>Reads the wire's own form, <c>yyyy-MM-ddTHH:mm:ssZ</c>, and no other.</summary>
    public static bool TryParseWireForm(ReadOnlySpan<char> text, out Instant instant)
    {
        instant = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, 'Z'])
        {
            return false;
        }

        var year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5), day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11), minute = TwoDigits(text, 14), second = TwoDigits(text, 17);
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        instant = Instant.FromUtc(year, month, day, (hour * 3600) + (minute * 60) + second);
        return true;
    }

    // If either is not a digit: so negative that every check fails, whatever it is combined with.
    private static int TwoDigits(ReadOnlySpan<char> text, int at)
    {
        var tens = text[at] - '0';
        var ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1_000_000 : (tens * 10) + ones;
    }

    // A year or a month alone means its first day, as XMLTV's DTD says. Null: it is something else.
    private static string? WholeDate(ReadOnlySpan<char> text)
    {
        var space = text.IndexOf(' ');
        var date = space < 0 ? text : text[..space];
        return date.Length is 4 or 6 && !date.ContainsAnyExceptInRange('0', '9')
            ? string.Concat(date, date.Length == 4 ? "0101" : "01", text[date.Length..])
            : null;
    }

    private static bool IsCalendarRun(ReadOnlySpan<char> text) =>
        text.Length is 8 or 12 or 14 && !text.ContainsAnyExceptInRange('0', '9');

    private static string Explain(ReadOnlySpan<char> text, string reason)
    {
        var first = text.IndexOfAnyExceptInRange('0', '9');
        if (first is 1 or 2 && text[first] == ':')
        {
            return "it is a clock time without a date: " + UseIso;
        }

        return first is 1 or 2 && text[first] is '/' or '.' or '-'
            ? "day and month cannot be told apart in this form: " + UseIso
            : $"{reason}: {UseIso}";
    }
}
