using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>Reads a playlist and keeps it in the store.</summary>
internal static class ImportPlaylist
{
    public sealed record Request
    {
        public required InputSource Input { get; init; }

        /// <summary><c>m3u</c>, <c>json</c> or <c>text</c>; null or <c>auto</c>: decided by content.</summary>
        public string? Format { get; init; }

        /// <summary>The playlist's name; null: the document's, else the file's.</summary>
        public string? Name { get; init; }

        /// <summary>The key under which the request may be sent again; null: none.</summary>
        public string? IdempotencyKey { get; init; }
    }

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        if (RetryKey.Check(request.IdempotencyKey, out var key) is { } invalid)
        {
            return invalid;
        }

        if (!RetryKey.Watch(key, request.Input).Read(stream => PlaylistReader.Read(stream, request.Format ?? FormatNames.Auto)).TryGet(out var document, out var problem))
        {
            return problem;
        }

        var name = string.IsNullOrWhiteSpace(request.Name) ? document.Name ?? request.Input.Name ?? "imported" : request.Name.Trim();
        var retry = Retry.Of(key, VerbNames.ImportPlaylist, request.Format, name);
        if (Retry.IsAnswered(retry, context, out var answer))
        {
            return answer;
        }

        return NewPlaylist.Add(document, name, context, playlist =>
        {
            var reply = new PlaylistReply
            {
                Id = playlist.Id,
                Name = name,
                Items = playlist.Items.Length,
                Path = context.Store.Playlists.PathOf(playlist.Id),
                Duration = playlist.Duration,
                Notes = document.Warnings,
            };
            return Retry.Change(retry, reply, context, kept => context.Store.Playlists.Add(playlist, kept: kept));
        });
    }
}
