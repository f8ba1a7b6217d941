using System.Globalization;

namespace ScheduleFlow.Core.Time;

/// <summary>
/// Instants as clocks in a zone show them, always with the offset, so that nothing is lost: in the forms of ISO 8601 and
/// of XMLTV. Without a zone, and where a zone's offset has seconds (before there were time zones), in UTC.
/// </summary>
internal static class LocalTimeText
{
    /// <summary><c>2026-11-24T09:00:00+01:00</c>; in UTC <c>2026-11-24T08:00:00Z</c>.</summary>
    public static string Iso(Instant instant, Zone? zone) => Offset(instant, zone) is { } minutes and not 0
        ? Shifted(instant, minutes).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : instant.ToString();

    /// <summary><c>20261124090000 +0100</c></summary>
    public static string Xmltv(Instant instant, Zone? zone)
    {
        var minutes = Offset(instant, zone) ?? 0;
        var magnitude = Math.Abs(minutes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Shifted(instant, minutes):yyyyMMddHHmmss} {(minutes < 0 ? '-' : '+')}{magnitude / 60:D2}{magnitude % 60:D2}");
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

    private static DateTimeOffset Shifted(Instant instant, int minutes) => instant.ToDateTimeOffset().ToOffset(TimeSpan.FromMinutes(minutes));
}
