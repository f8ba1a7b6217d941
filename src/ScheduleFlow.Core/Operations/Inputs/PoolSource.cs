using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>Videos that a caller names: a document of links, or the id of a playlist in the store.</summary>
internal static class PoolSource
{
    public static Outcome<PlaylistDocument> Read(InputSource source, OperationContext context)
    {
        if (ScheduleId.TryParse(source.Argument, out var id) && !File.Exists(source.Argument))
        {
            return context.Store.Playlists.Load(id).TryGet(out var playlist, out var problem)
                ? new PlaylistDocument(playlist.Name, playlist.Items, [])
                : problem;
        }

        if (!source.Read(stream => PlaylistReader.Read(stream, FormatNames.Auto)).TryGet(out var document, out var unreadable))
        {
            return unreadable;
        }

        return document with { Name = document.Name ?? source.Name };
    }
}
