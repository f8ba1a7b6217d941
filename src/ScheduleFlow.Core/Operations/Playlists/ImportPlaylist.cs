using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Reads a playlist and stores it.</summary>
internal static class ImportPlaylist
{
    public static Outcome<Reply> Run(ImportPlaylistRequest request, OperationContext context)
    {
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem))
        {
            return problem;
        }

        if (NameRule.Check(request.Name) is { } tooLong)
        {
            return tooLong;
        }

        var input = repeat.Watch(context.Input(request.File));
        if (!input.Read(stream => PlaylistReader.Read(stream, request.Format)).TryGet(out var document, out problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        var name = string.IsNullOrWhiteSpace(request.Name) ? document.Name ?? input.Name ?? "imported" : request.Name.Trim();
        return NewPlaylist.Add(document, name, context, playlist => repeat.Change(
            PlaylistReplies.Of(playlist, context.Store.Playlists.PathOf(playlist.Id), document.Warnings),
            context,
            kept => context.Store.Playlists.Add(playlist, kept: kept)));
    }
}
