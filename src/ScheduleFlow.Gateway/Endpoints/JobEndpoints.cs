using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Shows the progress of jobs, and ends one. The routes that start a job have endpoints of their own.</summary>
internal static class JobEndpoints
{
    private const string Path = "/api/jobs";

    // A caller that may start a job may follow any job: a job shows only counts of links. To end one takes more, as it may be
    // another caller's.
    private static readonly EndpointScope Scope = new(ScopeNames.Jobs, CheckLinksRequest.Verb) { IsOfNoChannel = true };

    public static string PathOf(LinkCheckJob job) => $"{Path}/{job.Id}";

    public static void MapJobs(this IEndpointRouteBuilder routes, JobStore jobs)
    {
        routes.Get(Path, Scope, http =>
        {
            var all = jobs.All;
            return JsonReply.WriteAsync(http, StatusCodes.Status200OK, new JobsReply(all, all.Count), GatewayJson.Default.JobsReply);
        });
        routes.Get(Path + "/{id}", Scope, http => jobs.Find(http.PathValue("id")) is { } job ? SendAsync(http, job) : UnknownAsync(http));
        routes.DeleteAsEditor(Path + "/{id}", Scope with { IsOfNoChannel = false }, async http =>
        {
            if (jobs.Find(http.PathValue("id")) is not { } job)
            {
                await UnknownAsync(http);
                return;
            }

            await jobs.CancelAsync(job).WaitAsync(http.RequestAborted);
            await SendAsync(http, job);
        });
    }

    private static Task SendAsync(HttpContext http, LinkCheckJob job) =>
        JsonReply.WriteAsync(http, StatusCodes.Status200OK, new JobReply(job.Data), GatewayJson.Default.JobReply);

    private static Task UnknownAsync(HttpContext http) => ErrorReply.WriteAsync(http, Unknown(http.PathValue("id")));

    private static Problem Unknown(string id) => new(ErrorType.NotFound, $"There is no job “{id}”.")
    {
        Hint = $"Only the gateway that runs a job knows it, and only its last {JobStore.MaxKept} jobs since it started. "
            + $"GET {Path} lists them.",
    };
}
