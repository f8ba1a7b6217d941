using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace ScheduleFlow.Core.Links;

/// <summary>
/// The headers that a link asks to send: <c>url|User-Agent=Player&amp;Referer=http%3A%2F%2Fa.example%2F</c>, as Kodi and
/// many lists write it. Headers that control the connection, and options of the player, are omitted.
/// </summary>
internal static class LinkHeaders
{
    private const int MaxHeaders = 32;
    private const int MaxCharacters = 8 * 1024;

    // The checker alone decides where a request goes, how it and the connection are framed, and what is asked for.
    private static readonly ImmutableHashSet<string> Own = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authorization",
        "Proxy-Authenticate",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "HTTP2-Settings",
        "Content-Length",
        "Content-Type",
        "Content-Encoding",
        "Expect",
        "Range",
        "Accept-Encoding");

    // Kodi's own options for reading the URL (its CurlFile.cpp), which are written among the headers.
    private static readonly ImmutableHashSet<string> PlayerOptions = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "seekable",
        "auth",
        "verifypeer",
        "sslcipherlist",
        "connection-timeout",
        "failonerror",
        "redirect-limit",
        "postdata",
        "customrequest",
        "acceptencoding",
        "encoding",
        "active-remote");

    /// <summary>The headers that may go to any host that a link leads to; the others are only for its own host.</summary>
    private static readonly ImmutableHashSet<string> Harmless = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "User-Agent",
        "Referer",
        "Origin",
        "Accept",
        "Accept-Language");

    /// <summary>Reads the text after the bar. Names and values are percent-decoded; what cannot be a header is omitted.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Parse(string text)
    {
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var left = MaxCharacters;
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || headers.Count == MaxHeaders)
            {
                continue;
            }

            // Kodi marks a header that must not be logged with "!".
            var name = WebUtility.UrlDecode(part[..equals]).Trim().TrimStart('!');
            var value = WebUtility.UrlDecode(part[(equals + 1)..]).Trim();
            if (IsToken(name)
                && IsValue(value)
                && !Own.Contains(name)
                && !PlayerOptions.Contains(name)
                && (left -= name.Length + value.Length) >= 0)
            {
                headers.Add(new(name, value));
            }
        }

        return headers.ToImmutable();
    }

    /// <summary>Whether a header may be sent to origins other than the link's own; cookies and keys may not.</summary>
    public static bool MayTravel(string name) => Harmless.Contains(name);

    /// <summary>The header that players send for <c>http://user:password@host/</c>; null: the address has no user.</summary>
    public static string? BasicAuthorization(Uri url)
    {
        if (url.UserInfo.Length == 0)
        {
            return null;
        }

        var user = Uri.UnescapeDataString(url.UserInfo);
        var pair = user.Contains(':', StringComparison.Ordinal) ? user : user + ":";
        return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));
    }

    // RFC 9110, 5.6.2.
    private static bool IsToken(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool IsValue(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' and not '\t' or >= '\x7f')
            {
                return false;
            }
        }

        return true;
    }
}
