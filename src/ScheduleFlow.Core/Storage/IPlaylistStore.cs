using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage;

/// <summary>The playlists.</summary>
internal interface IPlaylistStore
{
    /// <summary>Adds a playlist. <c>conflict</c>: its id exists already.</summary>
    /// <param name="playlist">The playlist.</param>
    /// <param name="export">A file to write among the exports with it; null: none.</param>
    /// <param name="kept">The reply to keep with the change.</param>
    /// <returns>Its file.</returns>
    Outcome<string> Add(Playlist playlist, NamedContent? export = null, KeptReply? kept = null);

    /// <summary>The path that a playlist will have, as the caller can open it.</summary>
    string PathOf(ScheduleId id);

    /// <summary>A playlist. <c>not_found</c>: there is none.</summary>
    Outcome<Playlist> Load(ScheduleId id);

    /// <summary>All playlists, in order of import (ties by id).</summary>
    Outcome<ImmutableArray<PlaylistSummary>> List();

    /// <summary>Deletes a playlist, readable or not. <c>not_found</c>: there is none.</summary>
    Outcome<ScheduleId> Delete(ScheduleId id);
}
