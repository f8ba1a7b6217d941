using System.Numerics;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// A point on the UTC time line, to the second: the precision of the wire (<c>yyyy-MM-ddTHH:mm:ssZ</c>). Years 1 to
/// 9999. A minute has 60 seconds: leap seconds are not counted, as in POSIX time.
/// </summary>
internal readonly record struct Instant(long UnixSeconds) : IComparable<Instant>
{
    private const long MinSeconds = -62_135_596_800; // 0001-01-01T00:00:00Z
    private const long MaxSeconds = 253_402_300_799; // 9999-12-31T23:59:59Z

    // Every day of UTC has as many; days of a zone do not.
    private const long SecondsPerUtcDay = 86_400;

    public static readonly Instant MinValue = new(MinSeconds);
    public static readonly Instant MaxValue = new(MaxSeconds);

    /// <summary>Whether the instant can be written on the wire.</summary>
    public bool IsInRange => UnixSeconds is >= MinSeconds and <= MaxSeconds;

    /// <summary>Drops fractions of a second, towards the past.</summary>
    public static Instant From(DateTimeOffset value) => new(value.ToUnixTimeSeconds());

    /// <summary>From an existing day of the UTC calendar, and the seconds since its midnight (up to the next midnight).</summary>
    public static Instant FromUtc(int year, int month, int day, int secondOfDay) =>
        new(MinSeconds + (new DateOnly(year, month, day).DayNumber * SecondsPerUtcDay) + secondOfDay);

    /// <summary>Whether it is 00:00:00 UTC.</summary>
    public bool IsUtcMidnight => UnixSeconds % SecondsPerUtcDay == 0;

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    public Instant PlusSeconds(long seconds) => new(UnixSeconds + seconds);

    public int CompareTo(Instant other) => UnixSeconds.CompareTo(other.UnixSeconds);

    public static bool operator <(Instant left, Instant right) => left.UnixSeconds < right.UnixSeconds;

    public static bool operator >(Instant left, Instant right) => left.UnixSeconds > right.UnixSeconds;

    public static bool operator <=(Instant left, Instant right) => left.UnixSeconds <= right.UnixSeconds;

    public static bool operator >=(Instant left, Instant right) => left.UnixSeconds >= right.UnixSeconds;

    /// <summary>Seconds from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static long operator -(Instant left, Instant right) => left.UnixSeconds - right.UnixSeconds;

    public static Instant Max(Instant a, Instant b) => a > b ? a : b;

    public static Instant Min(Instant a, Instant b) => a < b ? a : b;

    /// <summary>Length of the wire's form.</summary>
    public const int TextLength = 20;

    /// <summary>The wire's form, 20 bytes: <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
    public override string ToString() => string.Create(TextLength, this, static (chars, instant) => instant.TryFormat(chars));

    /// <summary>Writes the wire's form; 20 characters are needed.</summary>
    public bool TryFormat(Span<char> chars) => TryWrite(chars);

    /// <summary>The same in UTF-8; 20 bytes are needed.</summary>
    public bool TryFormat(Span<byte> utf8) => TryWrite(utf8);

    // The date is computed once, not for each of its parts.
    private bool TryWrite<T>(Span<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (text.Length < TextLength)
        {
            return false;
        }

        var (date, (hour, minute, second)) = ToDateTimeOffset().UtcDateTime;
        var (year, month, day) = date;
        WritePair(text, 0, year / 100);
        WritePair(text, 2, year % 100);
        text[4] = T.CreateTruncating('-');
        WritePair(text, 5, month);
        text[7] = T.CreateTruncating('-');
        WritePair(text, 8, day);
        text[10] = T.CreateTruncating('T');
        WritePair(text, 11, hour);
        text[13] = T.CreateTruncating(':');
        WritePair(text, 14, minute);
        text[16] = T.CreateTruncating(':');
        WritePair(text, 17, second);
        text[19] = T.CreateTruncating('Z');
        return true;
    }

    private static void WritePair<T>(Span<T> text, int at, int value)
        where T : unmanaged, IBinaryInteger<T>
    {
        var tens = value / 10;
        text[at] = T.CreateTruncating('0' + tens);
        text[at + 1] = T.CreateTruncating('0' + value - (tens * 10));
    }
}
