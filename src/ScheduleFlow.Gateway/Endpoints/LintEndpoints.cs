using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Checks a document, a file on the server or a stored schedule against the rules, and changes nothing.</summary>
internal static class LintEndpoints
{
    /// <summary>The options, by their names in a JSON body and in the query; on the command line they have hyphens.</summary>
    private static readonly ImmutableArray<string> Options = ["fail_on", "zone", "start", "day_start", "channel"];

    public static void MapLint(this IEndpointRouteBuilder routes, Relay relay, GatewayOptions options)
    {
        // What is wrong with a file is told in its words: for editors.
        routes.Post("/api/lint", async http =>
        {
            var format = http.QueryValue("format") ?? "json";
            var request = new LaunchRequest(VerbNames.Lint).With("format", format);
            if (await JsonBody.PeekAsync(http.Request, http.RequestAborted) is { } body && ImportBody.FieldsOf(body, "filepath", "schedule_id") is { } fields)
            {
                var source = fields.Optional("schedule_id") ?? fields.Required("filepath");
                request = Options.Aggregate(request, (with, name) => with.With(OptionOf(name), fields.Optional(name) ?? http.QueryValue(name)))
                    .With("config", fields.Optional("config"))
                    .WithImportRoots(options) with
                { Operands = [source] };
                if (fields.Problem is { } wrong)
                {
                    await ErrorReply.WriteAsync(http, wrong);
                    return;
                }
            }
            else
            {
                request = Options.Aggregate(request, (with, name) => with.With(OptionOf(name), http.QueryValue(name))).WithBody(http.Request);
            }

            await (format is "sarif" or "junit"
                ? relay.SendAsync(http, request with { Reply = ReplyForm.Document }, new ReplyHead
                {
                    MediaType = format == "sarif" ? "application/sarif+json" : "application/xml; charset=utf-8",
                })
                : relay.SendAsync(http, request));
        });
    }

    private static string OptionOf(string name) => name.Replace('_', '-');
}
