using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>
/// Stores a list of items as a playlist, and writes it to a file of the given name among the exports: M3U for a name that
/// ends in .m3u or .m3u8, JSON for any other.
/// </summary>
internal static class SavePlaylist
{
    private const string FileNameField = "filename";

    public static Outcome<Reply> Run(SavePlaylistRequest request, OperationContext context)
    {
        // Read. A JSON request contains the items; in a shell they are a document, which may also name the file.
        if (!Repeat.Of(request).TryGet(out var repeat, out var problem))
        {
            return problem;
        }

        var input = context.Input(request.Items ?? (request.IsJson ? "[]" : InputSource.StandardInput)) with { AllowsInlineJson = true };
        if (!repeat.Watch(input).Read<Given>(request.IsJson ? Whole : Document).TryGet(out var given, out problem))
        {
            return problem;
        }

        // Check.
        if ((request.FileName ?? given.FileName) is not { Length: > 0 } fileName)
        {
            return new Problem(ErrorType.Validation, $"The field “{FileNameField}” is missing.")
            {
                Hint = "Send {\"filename\":\"evening.m3u\",\"items\":[{\"url\":\"…\",\"label\":\"…\"}]}.",
            };
        }

        if (FileNameRule.Check(fileName) is { } invalid)
        {
            return invalid;
        }

        // Store, and answer.
        return PlaylistReader.Read(given.Items, FormatNames.Json).TryGet(out var document, out problem)
            ? Save(document, fileName, repeat, context)
            : problem;
    }

    private static Outcome<Given> Whole(Stream stream)
    {
        var items = new MemoryStream();
        stream.CopyTo(items);
        items.Position = 0;
        return new Given("", items);
    }

    private static Outcome<Given> Document(Stream stream)
    {
        if (!JsonRequest.Read(stream).TryGet(out var document, out var problem))
        {
            return problem;
        }

        using (document)
        {
            return document.Text(FileNameField).TryGet(out var fileName, out problem) ? new Given(fileName, document.Open()) : problem;
        }
    }

    private static Outcome<Reply> Save(PlaylistDocument document, string fileName, Repeat repeat, OperationContext context)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        var format = Path.GetExtension(fileName).ToLowerInvariant() is ".m3u" or ".m3u8" ? FormatNames.M3u : FormatNames.Json;
        if (!PlaylistFormats.WriterFor(format).TryGet(out var writer, out var problem))
        {
            return problem;
        }

        if (repeat.Answer(context) is { } answer)
        {
            return answer;
        }

        return NewPlaylist.Add(document, name, context, playlist =>
        {
            var export = new NamedContent(fileName, output => writer.Write(output, name, playlist.Items));
            return repeat.Change(
                PlaylistReplies.Of(playlist, context.Store.Exports.PathOf(fileName), document.Warnings),
                context,
                kept => context.Store.Playlists.Add(playlist, export, kept));
        });
    }

    /// <summary>What was read.</summary>
    /// <param name="FileName">The name that the document gives the file; empty: none.</param>
    /// <param name="Items">The items as JSON.</param>
    private sealed record Given(string FileName, Stream Items);
}
