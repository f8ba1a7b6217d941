using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>The IANA names of the zones of places, for fields that suggest them.</summary>
internal static class ZoneNames
{
    private static ImmutableArray<string> _all;

    public static ImmutableArray<string> All => _all.IsDefault
        ? _all = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(IsOfPlace).Append("UTC").Order(StringComparer.Ordinal)]
        : _all;

    // Etc/GMT+5 and older names without a place, such as EST, only mislead.
    private static bool IsOfPlace(string id) => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal);
}
