using Microsoft.Net.Http.Headers;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Exports: as a download, or into the server's exports folder.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes, Relay relay, ConditionalGet reads)
    {
        routes.Get("/api/schedules/{id}/export", http =>
        {
            if (http.QueryValue("format") is { } named)
            {
                return DownloadAsync(http, reads, http.PathValue("id"), named);
            }

            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            return ExportFormat.Of(http.Request) is { } wanted
                ? DownloadAsync(http, reads, http.PathValue("id"), wanted)
                : ErrorReply.WriteAsync(http, new Problem(ErrorType.NotAcceptable, "A schedule cannot be written as anything that Accept names.") { Hint = $"It can as {ExportFormat.Choices}; ?format= has all formats." });
        });
        routes.Post("/api/export-schedule-xml", http => SaveOneAsync(http, relay, FormatNames.Xml));
        routes.Post("/api/export-schedule-json", http => SaveOneAsync(http, relay, FormatNames.Json));
        routes.Post("/api/export-all-schedules-xml", http => SaveAllAsync(http, relay, FormatNames.Xml));
    }

    private static Task DownloadAsync(HttpContext http, ConditionalGet reads, string id, string format)
    {
        var request = new LaunchRequest(VerbNames.ExportSchedule) { Operands = [id], Reply = ReplyForm.Document }.With("format", format)
            .With("from", http.QueryValue("from"))
            .With("to", http.QueryValue("to"))
            .With("date", http.QueryValue("date"))
            .With("zone", http.QueryValue("zone"))
            .With("channel", http.QueryValue("channel"))
            .With("day-start", http.QueryValue("day_start"))
            .With("frame-rate", http.QueryValue("frame_rate"))
            .With("compact", http.QueryValue("compact"));
        var date = http.QueryValue("date") is { } day ? $"_{day.Trim()}" : "";
        return reads.SendAsync(http, request, id, ReplyHead.Download(format, id + date));
    }

    private static async Task SaveOneAsync(HttpContext http, Relay relay, string format)
    {
        if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        var id = fields.Required("schedule_id");
        var name = fields.Optional("filename") ?? $"schedule_{id}.{format}";
        await (fields.Problem is { } wrong
            ? ErrorReply.WriteAsync(http, wrong)
            : relay.SendAsync(http, new LaunchRequest(VerbNames.ExportSchedule) { Operands = [id], IsChange = true }
                .With("format", format)
                .With("export-name", name)));
    }

    private static async Task SaveAllAsync(HttpContext http, Relay relay, string format)
    {
        if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        var name = fields.Optional("filename") ?? $"all_schedules.{format}";
        await (fields.Problem is { } wrong
            ? ErrorReply.WriteAsync(http, wrong)
            : relay.SendAsync(http, new LaunchRequest(VerbNames.ExportAllSchedules) { IsChange = true }
                .With("format", format)
                .With("export-name", name)));
    }
}
