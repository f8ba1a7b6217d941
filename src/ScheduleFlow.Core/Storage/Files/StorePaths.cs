using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files;

/// <summary>Where things lie in a data folder (docs/storage.md, "Layout").</summary>
/// <param name="Root">The data folder, as it was named.</param>
internal sealed record StorePaths(string Root)
{
    public string Lock => Path.Combine(Root, ".lock");

    public string Schedules => Path.Combine(Root, "schedules");

    public string ScheduleIndex => Path.Combine(Schedules, "index.jsonl");

    public string CooldownHistory => Path.Combine(Schedules, "cooldown_history.json");

    public string Playlists => Path.Combine(Root, "playlists");

    public string Exports => Path.Combine(Root, "exports");

    public string GeneratedPages => Path.Combine(Root, "generated_pages");

    public string Schedule(ScheduleId id) => Path.Combine(Schedules, $"{id}.json");

    public string Playlist(ScheduleId id) => Path.Combine(Playlists, $"{id}.json");

    public string Export(string name) => Path.Combine(Exports, name);
}
