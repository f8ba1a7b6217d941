using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Dashboard.Activity;

/// <summary>Where in the dashboard the things are that a line names.</summary>
internal static class AuditLinks
{
    /// <summary>The screen of an id, by the verb that changed it; null: it has none, or is gone with this line.</summary>
    public static string? Of(string? verb, string id)
    {
        if (verb is null || verb.StartsWith("delete-", StringComparison.Ordinal) || id.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        var escaped = Uri.EscapeDataString(id);
        return Operations.Find(verb)?.Area switch
        {
            Area.Schedules or Area.Plans or Area.Filling or Area.Timelines => $"schedules?id={escaped}",
            Area.Channels or Area.Live or Area.Links => OfChannel(id),
            Area.Playlists => $"library?id={escaped}",
            Area.Settings => "settings",
            Area.Keys => "keys?show=all",
            Area.Users => "users",
            Area.Maintenance => "system",
            _ => null,
        };
    }

    public static string OfChannel(string id) => $"calendar?channel={Uri.EscapeDataString(id)}";
}
