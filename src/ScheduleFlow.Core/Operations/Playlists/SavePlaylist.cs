using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>
/// Keeps a list of items as a playlist in the store, and writes it as a file of the given name among the exports: M3U
/// for a name that ends in .m3u or .m3u8, JSON for any other.
/// </summary>
internal static class SavePlaylist
{
    /// <param name="Input">A JSON object <c>{"filename", "items":[{"url","label"}]}</c>.</param>
    /// <param name="FileName">Overrides the document's <c>filename</c>.</param>
    /// <param name="IdempotencyKey">The key under which the request may be sent again; null: none.</param>
    public sealed record Request(InputSource Input, string? FileName, string? IdempotencyKey = null);

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        if (RetryKey.Check(request.IdempotencyKey, out var key) is { } malformed)
        {
            return malformed;
        }

        if (!RetryKey.Watch(key, request.Input).Read(JsonRequest.Read).TryGet(out var body, out var problem))
        {
            return problem;
        }

        using (body)
        {
            if (!body.Text("filename").TryGet(out var given, out problem))
            {
                return problem;
            }

            var fileName = request.FileName ?? given;
            if (fileName.Length == 0)
            {
                return new Problem(ErrorType.Validation, "The field “filename” is missing.")
                {
                    Hint = "Send {\"filename\":\"evening.m3u\",\"items\":[{\"url\":\"…\",\"label\":\"…\"}]}.",
                };
            }

            if (FileNameRule.Check(fileName) is { } invalid)
            {
                return invalid;
            }

            return PlaylistReader.Read(body.Open(), FormatNames.Json).TryGet(out var document, out problem)
                ? Save(document, fileName, Retry.Of(key, VerbNames.SavePlaylist, fileName), context)
                : problem;
        }
    }

    private static Outcome<IReply> Save(PlaylistDocument document, string fileName, Retry? retry, OperationContext context)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        var format = Path.GetExtension(fileName).ToLowerInvariant() is ".m3u" or ".m3u8" ? FormatNames.M3u : FormatNames.Json;
        if (!PlaylistFormats.WriterFor(format).TryGet(out var writer, out var problem))
        {
            return problem;
        }

        if (Retry.IsAnswered(retry, context, out var answer))
        {
            return answer;
        }

        return NewPlaylist.Add(document, name, context, playlist =>
        {
            var export = new NamedContent(fileName, output => writer.Write(output, name, playlist.Items));
            var reply = new PlaylistReply
            {
                Id = playlist.Id,
                Name = name,
                Items = playlist.Items.Length,
                Path = context.Store.Exports.PathOf(fileName),
                Duration = playlist.Duration,
                Notes = document.Warnings,
            };
            return Retry.Change(retry, reply, context, kept => context.Store.Playlists.Add(playlist, export, kept));
        });
    }
}
