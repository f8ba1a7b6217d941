using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Dashboard.Shell;

/// <summary>A screen of the dashboard: its address, its icon, and who may open it.</summary>
/// <param name="Name">Its address below /ui/, and the beginning of its texts.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Role">The role that it needs.</param>
/// <param name="Group">The heading that it stands under; null: none.</param>
/// <param name="Key">The key that opens it after g; null: none.</param>
public sealed record Screen(string Name, string Icon, Role Role, string? Group, char? Key)
{
    /// <summary>All, in the order of the navigation.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("now", "now", Role.Viewer, null, 'n'),
        new("calendar", "calendar", Role.Viewer, null, 'c'),
        new("drafts", "drafts", Role.Viewer, null, 'd'),
        new("plan", "plan", Role.Editor, null, 'p'),
        new("schedules", "schedules", Role.Viewer, null, 's'),
        new("import", "import", Role.Editor, null, 'i'),
        new("library", "library", Role.Viewer, "station", 'l'),
        new("channels", "channels", Role.Viewer, "station", 'h'),
        new("guide", "guide", Role.Viewer, "station", 'u'),
        new("activity", "activity", Role.Admin, "house", 'a'),
        new("system", "system", Role.Viewer, "house", 'y'),
        new("settings", "settings", Role.Viewer, "house", 't'),
        new("keys", "keys", Role.Admin, "house", 'k'),
        new("users", "users", Role.Admin, "house", 'o'),
    ];
}
