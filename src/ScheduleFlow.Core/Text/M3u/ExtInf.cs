using System.Buffers;

namespace ScheduleFlow.Core.Text.M3u;

/// <summary>
/// What follows <c>#EXTINF:</c>: a duration, attributes, and the title after the first comma outside quotes.
/// </summary>
/// <param name="Duration">As written; empty if it is missing.</param>
/// <param name="Attributes">Between duration and comma, trimmed; empty if quotes do not match.</param>
/// <param name="Title">Trimmed; null without a comma.</param>
/// <param name="QuotesMatch">False: a quote is never closed, so the title was taken after the last comma.</param>
internal readonly record struct ExtInf(string Duration, string Attributes, string? Title, bool QuotesMatch)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(",\"'");

    public static ExtInf Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.IndexOfAny(" \t,");
        var duration = (end < 0 ? text : text[..end]).ToString();
        var rest = end < 0 ? default : text[end..];
        var comma = M3uQuotes.IndexOutside(rest, Stops, out var quotesMatch);
        if (!quotesMatch)
        {
            comma = rest.LastIndexOf(',');
        }

        if (comma < 0)
        {
            return new ExtInf(duration, quotesMatch ? rest.Trim().ToString() : "", null, quotesMatch);
        }

        var attributes = quotesMatch ? rest[..comma].Trim().ToString() : "";
        return new ExtInf(duration, attributes, rest[(comma + 1)..].Trim().ToString(), quotesMatch);
    }
}
