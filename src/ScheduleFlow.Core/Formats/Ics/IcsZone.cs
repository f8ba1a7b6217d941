using System.Diagnostics.CodeAnalysis;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// The zone that a TZID means. By its name (IANA, behind a vendor's path, or Windows): the VTIMEZONE beside it says what a
/// calendar's maker knew of the zone, which is often less.
/// </summary>
internal static class IcsZone
{
    public static bool TryFind(string id, [NotNullWhen(true)] out Zone? zone)
    {
        // /freeassociation.sourceforge.net/Tzfile/Europe/Berlin
        for (var name = id.Trim(); ; name = name[(name.IndexOf('/') + 1)..])
        {
            if (name.Length > 0 && (Zone.TryFind(name, out zone, out _) || Zone.TryFindWindows(name, out zone)))
            {
                return true;
            }

            if (!name.Contains('/'))
            {
                zone = null;
                return false;
            }
        }
    }
}
