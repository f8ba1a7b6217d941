using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The two ways to send a plan: the path of a file on the server (<c>{"filepath": …}</c>, which no plan has), or the
/// plan itself, streamed. Whichever it is, the playlists that it names must lie in the import roots.
/// </summary>
internal sealed class PlanRequests(Relay relay, GatewayOptions options)
{
    public Task PlanAsync(HttpContext http) => SendAsync(http, new LaunchRequest(VerbNames.Plan), static (request, settings) =>
        settings.WithTimeline == false ? request.With("no-timeline", "true") : request);

    public Task ApplyAsync(HttpContext http) => SendAsync(http, new LaunchRequest(VerbNames.Apply) { IsChange = true }, static (request, settings) => request
        .With("plan-hash", settings.PlanHash)
        .With("accept-breaches", settings.AcceptsBreaches == true ? "true" : null)
        .With("timeline", settings.WithTimeline == true ? "true" : null));

    public async Task ExplainAsync(HttpContext http)
    {
        var request = new LaunchRequest(VerbNames.Explain) { Operands = [http.PathValue("id")] }
            .With("at", http.QueryValue("at"))
            .With("why-not", http.QueryValue("why_not"));
        if (http.QueryValue("at") is null)
        {
            await ErrorReply.WriteAsync(http, new Problem(ErrorType.Validation, "at is missing.") { Hint = "Add ?at=2026-12-07T20:15:00Z to the path." });
            return;
        }

        if (http.QueryValue("plan") is { } plan)
        {
            // What is wrong with a file is told in its words; a viewer must not read files so.
            if (!(await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, Policies.Editor)).Succeeded)
            {
                await http.ForbidAsync();
                return;
            }

            request = request.With("plan", plan).WithImportRoots(options);
        }

        await relay.SendAsync(http, request);
    }

    private async Task SendAsync(HttpContext http, LaunchRequest request, Func<LaunchRequest, PlanSettings, LaunchRequest> with)
    {
        if (!PlanSettings.Of(http).TryGet(out var settings, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        if (await JsonBody.PeekAsync(http.Request, http.RequestAborted) is { } body && ImportBody.FieldsOf(body) is { } fields)
        {
            settings = PlanSettings.Of(fields).Or(settings);
            var path = fields.Optional("filepath") ?? "";
            await (fields.Problem is { } wrong
                ? ErrorReply.WriteAsync(http, wrong)
                : relay.SendAsync(http, with(request, settings).WithImportRoots(options) with { Operands = [path] }));
            return;
        }

        await relay.SendAsync(http, with(request, settings).WithImportRoots(options).WithBody(http.Request));
    }
}
