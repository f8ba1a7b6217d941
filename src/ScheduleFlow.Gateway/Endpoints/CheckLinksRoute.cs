using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Gateway.Endpoints.Reading;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Jobs;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// Checks the links of channels as a job, because a worker's life is too short for many of them. Where the first batch
/// is the whole job, the answer is that batch's; otherwise it names the job.
/// </summary>
internal sealed class CheckLinksRoute(RequestReader reader, Relay relay, JobStore jobs)
{
    public async Task AnswerAsync(HttpContext http, Operation operation, HttpRoute route)
    {
        // An anonymous caller never gets to probe this server's private networks, whatever the settings allow.
        (string, string)[] further = http.User.Identity?.Name is null ? [(CheckLinksRequest.PublicOnlyField, ValueCheck.True)] : [];
        if (!(await reader.ReadAsync(http, operation, route, further)).TryGet(out var read, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        // A job can be cancelled in the middle of a batch; a change could not.
        var first = ((CheckLinksRequest)read.Request).NoWait ? null : new FirstAnswer();
        if (!Relay.Asked(http, read.Launch with { IsChange = false }).TryGet(out var batch, out problem)
            || !jobs.Start(batch, first).TryGet(out var job, out problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        // If this client leaves, the job goes on without it.
        using var answer = first is null ? null : await first.TakeAsync(http.RequestAborted);
        if (answer is not null)
        {
            await relay.AnswerAsync(http, answer);
            return;
        }

        http.Response.Headers.Location = JobEndpoints.PathOf(job);
        var started = new JobStartedReply(job.Id, job.Data);
        await JsonReply.WriteAsync(http, StatusCodes.Status202Accepted, started, GatewayJson.Default.JobStartedReply);
    }
}
