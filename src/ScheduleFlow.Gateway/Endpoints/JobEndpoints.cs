using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Jobs: how far they are, and ending one. What starts one has an endpoint of its own.</summary>
internal static class JobEndpoints
{
    private const string Path = "/api/jobs";

    // Who may start a job may follow it. What a job says of its links is counts; to end one may end somebody else's.
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

    private static Task UnknownAsync(HttpContext http) => ErrorReply.WriteAsync(http, new Problem(ErrorType.NotFound, $"There is no job “{http.PathValue("id")}”.")
    {
        Hint = $"The gateway that runs a job knows it, as long as it is one of its last {JobStore.MaxKept} and the gateway runs. GET {Path} lists them.",
    });
}
