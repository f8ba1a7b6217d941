using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Writes a list of items in a format, to a stream or to a file. The items come from a document or from a playlist of the store.</summary>
internal static class ExportPlaylist
{
    /// <summary>Writes the document to a stream. Nothing is written where there is a problem.</summary>
    public static Outcome<int> ToStream(InputSource items, string format, Func<Stream> open, OperationContext context)
    {
        if (!Prepare(items, format, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        using var output = open();
        prepared.Writer.Write(output, prepared.Name, prepared.Items);
        return prepared.Items.Length;
    }

    public static Outcome<PlaylistReply> ToFile(InputSource items, string format, ExportTarget target, OperationContext context)
    {
        if (!Prepare(items, format, context).TryGet(out var prepared, out var problem)
            || !target.Write(context.Store, output => prepared.Writer.Write(output, prepared.Name, prepared.Items)).TryGet(out var file, out problem))
        {
            return problem;
        }

        return new PlaylistReply
        {
            Name = prepared.Name,
            Items = prepared.Items.Length,
            Path = file.Path,
            Duration = Playlist.DurationOf(prepared.Items),
        };
    }

    private static Outcome<(IPlaylistWriter Writer, string Name, ImmutableArray<MediaItem> Items)> Prepare(InputSource items, string format, OperationContext context)
    {
        if (!PlaylistFormats.WriterFor(format).TryGet(out var writer, out var problem)
            || !PoolSource.Read(items, context).TryGet(out var pool, out problem))
        {
            return problem;
        }

        return (writer, pool.Name ?? "playlist", pool.Items);
    }
}
