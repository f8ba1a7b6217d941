using System.Globalization;

namespace ScheduleFlow.Dashboard.Settings;

/// <summary>The time zones to choose from, by their IANA names.</summary>
internal static class Zones
{
    /// <summary>Those of this browser's data that name a place; UTC is the first.</summary>
    public static IReadOnlyList<TimeZoneInfo> All { get; } =
    [
        TimeZoneInfo.Utc,
        .. TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.Id.Contains('/', StringComparison.Ordinal))
            .Where(zone => !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
            .Where(zone => !zone.Id.StartsWith("SystemV/", StringComparison.Ordinal))
            .OrderBy(zone => zone.Id, StringComparer.Ordinal),
    ];

    /// <summary>The zone of a name; null: it is not known here.</summary>
    public static TimeZoneInfo? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name.Trim(), out var zone) ? zone : null;

    /// <summary>The next change of clocks within a year, as the wall clocks before and after it; null: there is none.</summary>
    public static (DateTime Before, DateTime After)? NextChange(TimeZoneInfo zone, DateTimeOffset now)
    {
        var (low, high) = (now.ToUniversalTime(), now.ToUniversalTime());
        var offset = zone.GetUtcOffset(low);
        do
        {
            low = high;
            high = low.AddDays(1);
            if (high > now.AddDays(366))
            {
                return null;
            }
        }
        while (zone.GetUtcOffset(high) == offset);

        while (high - low > TimeSpan.FromSeconds(1))
        {
            var middle = low + ((high - low) / 2);
            (low, high) = zone.GetUtcOffset(middle) == offset ? (middle, high) : (low, middle);
        }

        var instant = DateTimeOffset.FromUnixTimeSeconds((high.ToUnixTimeMilliseconds() + 500) / 1000);
        return ((instant + offset).DateTime, (instant + zone.GetUtcOffset(instant)).DateTime);
    }

    /// <summary>UTC+05:30.</summary>
    public static string Offset(TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '−' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{offset:hh\\:mm}");
    }
}
