using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>Videos that a caller names: a document of links, or a playlist in the store.</summary>
internal static class PoolSource
{
    public static Outcome<PlaylistDocument> Read(InputSource source, OperationContext context) => PlaylistRef.OrDocument(
        source, context, id => Stored(id, context), () => Document(source));

    /// <summary>The videos of a playlist in the store.</summary>
    public static Outcome<PlaylistDocument> Stored(ScheduleId id, OperationContext context) =>
        context.Store.Playlists.Load(id).TryGet(out var playlist, out var problem)
            ? new PlaylistDocument(playlist.Name, playlist.Items, [])
            : problem;

    private static Outcome<PlaylistDocument> Document(InputSource source) =>
        source.Read(stream => PlaylistReader.Read(stream, FormatNames.Auto)).TryGet(out var document, out var problem)
            ? document with { Name = document.Name ?? source.Name }
            : problem;
}
