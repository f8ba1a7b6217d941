using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Storage.Files.Documents;

/// <summary>
/// The publication made last of each channel, from the lines that <see cref="TimelinesDocument.Write"/> wrote. A look at the
/// list of channels needs no more: of 50,000 channels this takes a twentieth of the time of reading them whole.
/// </summary>
internal static class LastPublications
{
    private const int IdLength = 36;

    /// <returns>By channel; null: it is not in just that form, and <see cref="TimelinesDocument.Read"/> must read it.</returns>
    public static Dictionary<string, LastPublication>? Read(ReadOnlySpan<byte> document)
    {
        if (!document.EndsWith("\n}}\n"u8) || !Line(ref document).SequenceEqual("{\"version\":1,"u8)
            || Line(ref document) is not [.. var revision, (byte)','] || !Skip(ref revision, "\"revision\":"u8)
            || revision.IsEmpty || revision.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || !Line(ref document).SequenceEqual("\"channels\":{"u8) || document.Length <= "}}\n"u8.Length)
        {
            return null;
        }

        var last = new Dictionary<string, LastPublication>(StringComparer.Ordinal);
        document = document[..^"}}\n"u8.Length];
        while (!document.IsEmpty)
        {
            // "channel":[
            if (Line(ref document) is not [(byte)'"', .. var name, (byte)'"', (byte)':', (byte)'['] || !IsPlain(name))
            {
                return null;
            }

            // Its publications; a comma follows each but the last one.
            LastPublication? publication;
            bool isLast;
            do
            {
                publication = Publication(Line(ref document), out isLast);
            }
            while (publication is not null && !isLast);

            if (publication is null || !last.TryAdd(Encoding.UTF8.GetString(name), publication))
            {
                return null;
            }
        }

        return last;
    }

    // {"schedule":"…","channel":"…",…}, and what tells whether another one of the channel follows.
    private static LastPublication? Publication(ReadOnlySpan<byte> line, out bool isLast)
    {
        isLast = line.EndsWith("}],"u8) || line.EndsWith("}]"u8);
        if ((!isLast && !line.EndsWith("},"u8)) || !Skip(ref line, "{\"schedule\":\""u8)
            || !Utf8Parser.TryParse(line, out Guid id, out var length, 'D') || length != IdLength)
        {
            return null;
        }

        line = line[IdLength..];
        if (!Skip(ref line, "\",\"channel\":\""u8))
        {
            return line.StartsWith("\",\""u8) ? new LastPublication(new ScheduleId(id), null) : null;
        }

        var end = line.IndexOf((byte)'"');
        return end >= 0 && IsPlain(line[..end]) ? new LastPublication(new ScheduleId(id), Encoding.UTF8.GetString(line[..end])) : null;
    }

    // What a text looks like that JSON writes as it is.
    private static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAny((byte)'"', (byte)'\\') && Utf8.IsValid(text);

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> document)
    {
        var end = document.IndexOf((byte)'\n');
        var line = end < 0 ? document : document[..end];
        document = end < 0 ? [] : document[(end + 1)..];
        return line;
    }

    private static bool Skip(ref ReadOnlySpan<byte> document, ReadOnlySpan<byte> text)
    {
        var isThere = document.StartsWith(text);
        document = isThere ? document[text.Length..] : document;
        return isThere;
    }
}
