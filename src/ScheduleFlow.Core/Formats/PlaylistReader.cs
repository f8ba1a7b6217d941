using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Playlists;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Formats;

/// <summary>
/// Bytes → playlist: JSON (URLs or objects), M3U, or one URL per line. At most <see cref="Limits.MaxVideos"/> items.
/// </summary>
internal static class PlaylistReader
{
    /// <summary>
    /// Reads a document in one of <see cref="PlaylistFormats.ReaderNames"/>. Problems: <c>parse_error</c> with line and
    /// column, <c>validation</c> with every item that cannot be used, <c>too_large</c>.
    /// </summary>
    public static Outcome<PlaylistDocument> Read(Stream input, string format)
    {
        format = format.ToLowerInvariant();
        if (!PlaylistFormats.ReaderNames.Contains(format))
        {
            return new Problem(ErrorType.Validation, $"\"{format}\" is not a format of playlists.")
            {
                Hint = $"Formats: {string.Join(", ", PlaylistFormats.ReaderNames)}.",
            };
        }

        var peeked = new PeekedStream(input);
        var sniffed = FormatSniffer.Sniff(peeked.Head);
        var kind = format switch
        {
            FormatNames.Json => DocumentKind.Json,
            FormatNames.M3u => DocumentKind.M3u,
            FormatNames.Text when sniffed.Kind is DocumentKind.Text or DocumentKind.M3u or DocumentKind.Json => DocumentKind.Text,
            _ => sniffed.Kind,
        };
        var builder = new PlaylistBuilder();
        var problem = kind switch
        {
            DocumentKind.Json => JsonPump.Run(peeked, new JsonPlaylistReading(builder)),
            DocumentKind.M3u => ScheduleFormats.Reader(FormatNames.M3u)!.Read(peeked, new PlaylistSink(builder)),
            DocumentKind.Text => ReadText(peeked, builder),
            _ => sniffed.Refusal("a playlist"),
        };
        return problem is null ? builder.End() : problem;
    }

    private static Problem? ReadText(PeekedStream input, PlaylistBuilder builder)
    {
        var encoding = TextEncoding.Detect(input.Head);
        var lines = new LineReader(encoding.OpenUtf8(input), "list");
        try
        {
            while (lines.Next() is { } line)
            {
                var url = line.Trim();
                if (url.Length > 0 && url[0] != '#' && !builder.Add($"Line {lines.Number}", url, null, null))
                {
                    break;
                }
            }
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("list", encoding.Name);
        }

        if (lines.FirstForeignLine > 0)
        {
            builder.Warn($"Line {lines.FirstForeignLine}: it is not UTF-8; it and others like it were read as Windows-1252.");
        }

        return null;
    }
}
