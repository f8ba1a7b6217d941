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
    public static ExtInf Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = text.IndexOfAny(" \t,");
        var duration = (end < 0 ? text : text[..end]).ToString();
        var rest = end < 0 ? default : text[end..];
        var comma = FirstCommaOutsideQuotes(rest, out var quotesMatch);
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

    // A double quote may stand anywhere. A single one opens only at the start of a value, because names hold apostrophes.
    private static int FirstCommaOutsideQuotes(ReadOnlySpan<char> text, out bool quotesMatch)
    {
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character == '"' || (character == '\'' && i > 0 && text[i - 1] == '='))
            {
                quote = character;
            }
            else if (character == ',')
            {
                quotesMatch = true;
                return i;
            }
        }

        quotesMatch = quote == '\0';
        return -1;
    }
}
