using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Gateway.Launching.Processes;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// The header <c>Link: &lt;…&gt;; rel="next"</c> of a page (RFC 8288): the request's own path and query with the
/// cursor at the end of the worker's reply, as a relative reference, so that it is right behind any proxy.
/// </summary>
/// <remarks>
/// The reply is not parsed, however long it is. No entry of a page has a <c>next</c>, and inside a text every quote is
/// escaped, so the last <c>,"next":</c> is the page's own. Only warnings may follow it.
/// </remarks>
internal static class PageLink
{
    /// <summary>How many bytes at the end of a reply are searched.</summary>
    private const int TailBytes = 16 * 1024;

    private const string Cursor = "after";

    /// <summary>Adds the header, unless this is the last page.</summary>
    public static void AddTo(HttpContext http, WorkerOutput page)
    {
        if (Next(page.Tail(TailBytes)) is not { } next)
        {
            return;
        }

        var others = http.Request.Query.Where(parameter => !parameter.Key.Equals(Cursor, StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(others)
        {
            { Cursor, next },
        };
        http.Response.Headers.Append(HeaderNames.Link, $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"");
    }

    /// <summary>The cursor of the next page; null on the last page.</summary>
    private static string? Next(ReadOnlySpan<byte> tail)
    {
        var name = ",\"next\":"u8;
        var at = tail.LastIndexOf(name);
        if (at < 0)
        {
            return null;
        }

        // The rest is the end of an object, not a whole document: only the value is read.
        var value = new Utf8JsonReader(tail[(at + name.Length)..], isFinalBlock: false, default);
        try
        {
            return value.Read() && value.TokenType == JsonTokenType.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null; // not one of our pages
        }
    }
}
