using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>The id of a playlist as a caller gives it.</summary>
internal static class PlaylistIdText
{
    /// <returns>The id, or a <c>validation</c> problem that says where to find the ids of playlists.</returns>
    public static Outcome<ScheduleId> Parse(string text) => IdText.Parse(text).TryGet(out var id, out var problem)
        ? id
        : problem with { Hint = "list-playlists (GET /api/playlists) shows the ids." };
}
