using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>What a check needs of an HLS playlist (RFC 8216): whether it is one, and the first address in it.</summary>
/// <param name="IsMaster">Whether it lists playlists; else it lists segments.</param>
/// <param name="First">The first address, as it is written.</param>
internal sealed record HlsPlaylist(bool IsMaster, string First)
{
    /// <summary>Reads a playlist.</summary>
    /// <exception cref="LinkException">It is not a playlist, or has no address.</exception>
    public static HlsPlaylist Parse(LinkBody body)
    {
        if (body.Bytes.Length == 0)
        {
            throw new LinkException("is an empty HLS playlist");
        }

        var text = Encoding.UTF8.GetString(body.Bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!text.StartsWith("#EXTM3U", StringComparison.Ordinal))
        {
            throw new LinkException("is not an HLS playlist: it does not begin with #EXTM3U");
        }

        // The last line of a body that was cut is incomplete.
        if (body.IsCut)
        {
            text = text[..(text.LastIndexOf('\n') + 1)];
        }

        var isMaster = text.Contains("\n#EXT-X-STREAM-INF:", StringComparison.Ordinal);
        var first = FirstUri(text, isMaster);
        return first is not null
            ? new HlsPlaylist(isMaster, first)
            : throw new LinkException(isMaster ? "is an HLS playlist without a variant" : "is an HLS playlist without a segment");
    }

    private static string? FirstUri(string text, bool isMaster)
    {
        // In a master playlist the URI follows its #EXT-X-STREAM-INF. A segment that is marked as a gap is known to be missing.
        string? part = null;
        var (isVariant, isGap) = (false, false);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == '#')
            {
                isVariant |= line.StartsWith("#EXT-X-STREAM-INF:");
                isGap |= line.SequenceEqual("#EXT-X-GAP");
                if (part is null && line.StartsWith("#EXT-X-PART:"))
                {
                    part = UriAttribute(line);
                }

                continue;
            }

            if (isMaster ? isVariant : !isGap)
            {
                return line.ToString();
            }

            isGap = false;
        }

        // A low-latency stream that has just begun has only parts of its first segment.
        return isMaster ? null : part;
    }

    private static string? UriAttribute(ReadOnlySpan<char> line)
    {
        const string name = "URI=\"";
        var start = line.IndexOf(name, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var value = line[(start + name.Length)..];
        var end = value.IndexOf('"');
        return end <= 0 ? null : value[..end].ToString();
    }
}
