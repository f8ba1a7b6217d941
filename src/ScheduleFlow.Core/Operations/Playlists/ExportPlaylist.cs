using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>
/// Writes a list of items in a format, to standard output or to a file. The items come from a document or from a stored
/// playlist.
/// </summary>
internal static class ExportPlaylist
{
    public static Outcome<Reply> Run(ExportPlaylistRequest request, OperationContext context)
    {
        var source = context.Input(request.Items) with { AllowsInlineJson = true };
        if (!PlaylistFormats.WriterFor(request.Format).TryGet(out var writer, out var problem)
            || !PoolSource.Read(source, context).TryGet(out var pool, out problem))
        {
            return problem;
        }

        var name = pool.Name ?? "playlist";
        if (ExportTarget.Of(request.Output, request.ExportName) is not { } target)
        {
            using var output = context.Outside.OpenOutput();
            writer.Write(output, name, pool.Items);
            return new DocumentWritten();
        }

        if (!target.Write(context.Store, output => writer.Write(output, name, pool.Items)).TryGet(out var file, out problem))
        {
            return problem;
        }

        return new PlaylistReply
        {
            Name = name,
            Items = pool.Items.Length,
            Duration = (long)Playlist.DurationOf(pool.Items).TotalSeconds,
            Path = file.Path,
        };
    }
}
