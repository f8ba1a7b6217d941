using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// Instants as clocks in a zone show them, in the forms of ISO 8601 and XMLTV. The offset is always written, so nothing
/// is lost. UTC is used without a zone, and where a zone's offset has seconds (before there were time zones).
/// </summary>
internal static class LocalTimeText
{
    /// <summary><c>2026-11-24T09:00:00+01:00</c>; in UTC <c>2026-11-24T08:00:00Z</c>.</summary>
    public static string Iso(Instant instant, Zone? zone)
    {
        var minutes = Offset(instant, zone) ?? 0;
        if (minutes == 0)
        {
            return instant.ToString();
        }

        Span<char> local = stackalloc char[Instant.TextLength];
        instant.PlusSeconds(minutes * 60).TryFormat(local);
        var (sign, hours, rest) = Split(minutes);
        return string.Create(CultureInfo.InvariantCulture, $"{local[..^1]}{sign}{hours:D2}:{rest:D2}");
    }

    /// <summary>A sentence with each instant in the wire's form written as <see cref="Iso"/> writes it.</summary>
    public static string InSentence(string text, Zone zone)
    {
        const int beforeT = 10;
        for (var t = text.IndexOf('T', StringComparison.Ordinal); t >= 0; t = text.IndexOf('T', t + 1))
        {
            var at = t - beforeT;
            if (at >= 0 && at + Instant.TextLength <= text.Length
                && InstantText.TryParseWireForm(text.AsSpan(at, Instant.TextLength), out var instant))
            {
                text = $"{text[..at]}{Iso(instant, zone)}{text[(at + Instant.TextLength)..]}";
            }
        }

        return text;
    }

    /// <summary><c>20261124090000 +0100</c></summary>
    public static string Xmltv(Instant instant, Zone? zone)
    {
        var minutes = Offset(instant, zone) ?? 0;
        Span<char> local = stackalloc char[Instant.TextLength];
        instant.PlusSeconds(minutes * 60).TryFormat(local);
        var (sign, hours, rest) = Split(minutes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{local[..4]}{local[5..7]}{local[8..10]}{local[11..13]}{local[14..16]}{local[17..19]} {sign}{hours:D2}{rest:D2}");
    }

    // In minutes.
    private static int? Offset(Instant instant, Zone? zone)
    {
        if (zone is null)
        {
            return null;
        }

        var seconds = zone.ToLocalSeconds(instant) - instant.UnixSeconds;
        return seconds % 60 == 0 && instant.PlusSeconds(seconds).IsInRange ? (int)(seconds / 60) : null;
    }

    private static (char Sign, int Hours, int Minutes) Split(int minutes) =>
        (minutes < 0 ? '-' : '+', Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
}
