using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Http;

/// <summary>
/// Answers a read of schedules or channels with 304, without a worker, where the client already has the current reply. The
/// tag is computed before the worker reads. At worst it is older than the reply, and then it never matches again.
/// </summary>
internal sealed class ConditionalGet(Relay relay, GatewayOptions options, IStoreWindow store)
{
    // A different worker may write a different reply.
    private readonly string _worker = $"{options.Launcher.WorkerPath} {File.GetLastWriteTimeUtc(options.Launcher.WorkerPath).Ticks}";

    /// <param name="http">The request that is answered.</param>
    /// <param name="request">What to launch where the client does not have the current reply.</param>
    /// <param name="scope">What the answer depends on.</param>
    /// <param name="head">The headers of a good answer. Default: JSON.</param>
    public Task SendAsync(HttpContext http, LaunchRequest request, StampScope scope, ReplyHead? head = null)
    {
        if (Tag(http.Request, request, store.Stamp(scope)) is not { } tag)
        {
            return relay.SendAsync(http, request, head);
        }

        var tagged = (head ?? ReplyHead.Json) with { ETag = tag };
        if (!IsKnown(http.Request.GetTypedHeaders(), tag))
        {
            return relay.SendAsync(http, request, tagged);
        }

        tagged.ApplyTagTo(http.Response);
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }

    /// <summary>A weak tag: the content is the same, but the bytes may differ (an export contains the time of its creation).</summary>
    private EntityTagHeaderValue? Tag(HttpRequest request, LaunchRequest launch, string? stamp)
    {
        if (stamp is null)
        {
            return null;
        }

        var options = string.Join(' ', launch.Options);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{stamp} {_worker} {request.Path}{request.QueryString} {options}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"", isWeak: true);
    }

    private static bool IsKnown(RequestHeaders headers, EntityTagHeaderValue tag)
        => headers.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
}
