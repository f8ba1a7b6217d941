using System.Buffers;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>Quotes of <c>#EXTINF</c> and <c>#EXTM3U</c> lines.</summary>
internal static class M3uQuotes
{
    /// <summary>The index of the first separator outside quotes; -1: there is none.</summary>
    /// <param name="text">The text to search.</param>
    /// <param name="stops">The separators, and both quotation marks.</param>
    /// <param name="match">False: a quote is never closed.</param>
    public static int IndexOutside(ReadOnlySpan<char> text, SearchValues<char> stops, out bool match)
    {
        match = true;
        for (var i = 0; text[i..].IndexOfAny(stops) is >= 0 and var next; i++)
        {
            i += next;

            // A double quote may stand anywhere. A single one opens only at the start of a value, because names hold
            // apostrophes.
            if (text[i] == '"' || (text[i] == '\'' && i > 0 && text[i - 1] == '='))
            {
                var length = text[(i + 1)..].IndexOf(text[i]);
                if (length < 0)
                {
                    match = false;
                    return -1;
                }

                i += length + 1;
            }
            else if (text[i] != '\'')
            {
                return i;
            }
        }

        return -1;
    }
}
