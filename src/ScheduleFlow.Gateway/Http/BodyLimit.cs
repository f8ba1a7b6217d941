using Microsoft.AspNetCore.Http.Features;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// How long a request's body may be, counted here in Kestrel's place. Where Kestrel's own limit is passed it reads no
/// more and closes the connection, and a client that sends all before it listens (most do) sees a broken connection
/// instead of the 413. Without it the answer goes out at once, and what still comes is read away for the 5 seconds that
/// Kestrel gives it.
/// </summary>
internal sealed class BodyLimit(long maxBytes)
{
    /// <summary>The limit of this request, taken over from the server; first asked for before the body is read.</summary>
    public static BodyLimit Of(HttpContext http)
    {
        if (http.Features.Get<BodyLimit>() is { } known)
        {
            return known;
        }

        var server = http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>();
        var limit = new BodyLimit(server.MaxRequestBodySize ?? long.MaxValue);
        server.MaxRequestBodySize = null;
        http.Features.Set(limit);
        return limit;
    }

    /// <exception cref="BadHttpRequestException">More was read than may be.</exception>
    public void Check(long read)
    {
        if (read > maxBytes)
        {
            throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
