using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Jobs;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Checks the links of channels, and says what checks have found.</summary>
internal static class LinkCheckEndpoints
{
    public static void MapLinkChecks(this IEndpointRouteBuilder routes, Relay relay, ConditionalGet reads, JobStore jobs)
    {
        routes.Post("/api/validate", http => CheckAsync(http, relay, jobs));
        routes.Get("/api/validate/results", http => reads.SendChannelsAsync(http, new LaunchRequest(VerbNames.ValidationResults) { Reply = ReplyForm.Page }
            .With("limit", http.QueryValue("limit"))
            .With("after", http.QueryValue("after"))
            .With("state", http.QueryValue("state"))));
    }

    private static async Task CheckAsync(HttpContext http, Relay relay, JobStore jobs)
    {
        if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        var request = new LaunchRequest(VerbNames.ValidateChannels)
            .With("group", fields.Optional("group"));
        request = (fields.OptionalTexts("ids") ?? []).Aggregate(request, (with, id) => with.With("id", id));
        var first = fields.OptionalFlag("wait") == false ? null : new FirstAnswer();
        if (fields.Problem is { } wrong)
        {
            await ErrorReply.WriteAsync(http, wrong);
            return;
        }

        if (!Relay.Asked(http, request).TryGet(out var batch, out problem) || !jobs.Start(batch, first).TryGet(out var job, out problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        // The job goes on without this client, should it go.
        using var answer = first is null ? null : await first.TakeAsync(http.RequestAborted);
        if (answer is not null)
        {
            await relay.AnswerAsync(http, answer); // a short list: its first batch was the whole job
            return;
        }

        http.Response.Headers.Location = JobEndpoints.PathOf(job);
        await JsonReply.WriteAsync(http, StatusCodes.Status202Accepted, new JobStartedReply("success", job.Id, job.Data), JobJson.Default.JobStartedReply);
    }
}
