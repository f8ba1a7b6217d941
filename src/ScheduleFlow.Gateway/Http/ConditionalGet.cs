using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Answers a read of schedules or channels with 304 where the client has what a worker would say, without starting one. The tag is
/// made before the worker reads, so it is at worst older than what was read, and then fits nothing any more.
/// </summary>
internal sealed class ConditionalGet(Relay relay, GatewayOptions options, TimeProvider time)
{
    // Another worker may say it in another way.
    private readonly string _worker = $"{options.Launcher.WorkerPath} {File.GetLastWriteTimeUtc(options.Launcher.WorkerPath).Ticks}";

    /// <param name="http">The request that is answered.</param>
    /// <param name="request">What to launch where the client does not have it.</param>
    /// <param name="schedule">The schedule's id in the path, or null for a read of all of them.</param>
    /// <param name="document">Sets the headers of a document, when the worker has ended with 0.</param>
    public Task SendAsync(HttpContext http, LaunchRequest request, string? schedule = null, Action<HttpResponse>? document = null)
        => SendAsync(http, request, document, SchedulesStamp.Of(options.DataFolder, schedule, time.GetUtcNow()));

    /// <param name="http">The request that is answered.</param>
    /// <param name="request">What to launch where the client does not have it.</param>
    /// <param name="withSchedules">Whether the schedules of the channels are read as well.</param>
    /// <param name="document">Sets the headers of a document, when the worker has ended with 0.</param>
    public Task SendChannelsAsync(HttpContext http, LaunchRequest request, bool withSchedules = false, Action<HttpResponse>? document = null)
        => SendAsync(http, request, document, ChannelsStamp.Of(options.DataFolder, withSchedules, time.GetUtcNow()));

    private Task SendAsync(HttpContext http, LaunchRequest request, Action<HttpResponse>? document, string? stamp)
    {
        if (Tag(http.Request, request, stamp) is not { } tag)
        {
            return relay.SendAsync(http, request, document);
        }

        if (IsKnown(http.Request.GetTypedHeaders(), tag))
        {
            SetTag(http.Response, tag);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return relay.SendAsync(http, request, response =>
        {
            SetTag(response, tag);
            document?.Invoke(response);
        });
    }

    /// <summary>Weak: what is said is the same, the bytes need not be (an export says when it was made).</summary>
    private EntityTagHeaderValue? Tag(HttpRequest request, LaunchRequest launch, string? stamp)
    {
        if (stamp is null)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp} {_worker} {request.Path}{request.QueryString} {string.Join(' ', launch.Options)}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    private static bool IsKnown(RequestHeaders headers, EntityTagHeaderValue tag)
        => headers.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static void SetTag(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache"; // may be kept, but must be asked about each time
        response.Headers.Remove(HeaderNames.Pragma);
        response.Headers.Remove(HeaderNames.Expires);
    }
}
