using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Dashboard.Api;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Checks of links, which are jobs of the gateway, and what they have found.</summary>
internal static class LinkChecks
{
    private const string JobsPath = "api/jobs";
    private const int PageSize = 10_000;

    // Dead ones first: they are what one looks for.
    private static readonly ImmutableArray<string> Order =
        [LinkStates.Broken, LinkStates.Timeout, LinkStates.Unchecked, LinkStates.Working];

    /// <summary>Starts a job; the answer names it at once.</summary>
    public static async Task<Outcome<JobData>> StartAsync(ApiClient api, CheckLinksRequest request)
    {
        // The reply of the request is that of a batch, which a job that goes on does not have yet.
        using var message = RequestMessages.Of(request, null);
        var answer = await api.SendAsync(
            message.Method, message.RequestUri!.OriginalString, GatewayJson.Default.JobStartedReply, message.Content);
        return answer.TryGet(out var started, out var problem) ? started.Job : problem;
    }

    /// <summary>The latest job; null: there is none, or one may not see it.</summary>
    public static async Task<JobData?> LatestAsync(ApiClient api)
    {
        var answer = await api.SendAsync(HttpMethod.Get, JobsPath, GatewayJson.Default.JobsReply);
        return answer.TryGet(out var reply, out _) && reply.Jobs is [var latest, ..] ? latest : null;
    }

    public static async Task<Outcome<JobReply>> CancelAsync(ApiClient api, string id) =>
        await api.SendAsync(HttpMethod.Delete, $"{JobsPath}/{Uri.EscapeDataString(id)}", GatewayJson.Default.JobReply);

    /// <summary>The results of all channels, dead links first.</summary>
    public static async Task<Outcome<ListLinkResultsReply>> ResultsAsync(ApiClient api, CancellationToken stop)
    {
        var rows = ImmutableArray.CreateBuilder<LinkRow>();
        for (string? after = null; ;)
        {
            var answer = await api.AskAsync(new ListLinkResultsRequest { Limit = PageSize, After = after }, stop: stop);
            if (!answer.TryGet(out var page, out var problem))
            {
                return problem;
            }

            rows.AddRange(page.Results);
            if (page.Next is null)
            {
                return page with { Results = [.. rows.OrderBy(row => Order.IndexOf(row.State))] };
            }

            after = page.Next;
        }
    }

    public static bool IsRunning(this JobData job) => job.State is JobState.Queued or JobState.Running;
}
