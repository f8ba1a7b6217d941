using Microsoft.AspNetCore.Http.Features;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// The limit of a request's body, enforced here instead of by Kestrel. At its own limit Kestrel stops reading and closes
/// the connection. A client that sends everything before it reads (most do) then sees a broken connection instead of the
/// 413. Without Kestrel's limit the answer goes out at once, and Kestrel drains the rest of the body for 5 seconds.
/// </summary>
internal sealed class BodyLimit(long maxBytes)
{
    /// <summary>The limit of this request, taken over from the server. The first call must come before the body is read.</summary>
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

    /// <exception cref="BadHttpRequestException">More was read than the limit.</exception>
    public void Check(long read)
    {
        if (read > maxBytes)
        {
            throw new BadHttpRequestException("The request body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
