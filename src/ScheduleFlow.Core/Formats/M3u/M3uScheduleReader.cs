using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Formats.M3u;

/// <summary>
/// M3U media lists: <c>#EXTINF</c> with duration and title, then a URL or path (docs/formats.md, "M3U"). Entries follow
/// one another; only our own exports give each a start. HLS manifests are refused by name.
/// </summary>
internal sealed class M3uScheduleReader : IScheduleReader
{
    public string Format => FormatNames.M3u;

    public bool IsSequential => true;

    public Problem? Read(Stream input, IReadSink sink)
    {
        var peeked = new PeekedStream(input);
        var encoding = TextEncoding.Detect(peeked.Head);
        var lines = new LineReader(encoding.OpenUtf8(peeked), "M3U");
        try
        {
            return new M3uReading(lines, sink).Run();
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("M3U", encoding.Name);
        }
    }

    /// <summary>Whether a line of the first text is a tag of M3U.</summary>
    public static bool Recognises(ReadOnlySpan<char> head)
    {
        foreach (var line in head.EnumerateLines())
        {
            var start = line.TrimStart(" \t\uFEFFï»¿"); // a byte order mark, here byte for byte, may come before any line
            if (start.StartsWith(M3uTags.Header, StringComparison.OrdinalIgnoreCase)
                || start.StartsWith(M3uTags.Entry, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
