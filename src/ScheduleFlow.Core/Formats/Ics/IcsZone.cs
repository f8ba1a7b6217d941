using System.Diagnostics.CodeAnalysis;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Formats.Ics;

/// <summary>
/// The zone that a TZID means, by its name: IANA, possibly after a vendor's path, or Windows. The VTIMEZONE is not used:
/// it holds what the calendar's maker knew about the zone, which is often less.
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
