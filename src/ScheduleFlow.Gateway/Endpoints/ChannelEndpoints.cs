using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>Channels: list, show, add, change, delete, import, put in order, export, and what is on.</summary>
internal static class ChannelEndpoints
{
    private const string DefaultExport = "m3u";

    public static void MapChannels(this IEndpointRouteBuilder routes, Relay relay, ConditionalGet reads, ImportRequests imports)
    {
        routes.Get("/api/channels", http => reads.SendChannelsAsync(http, new LaunchRequest(VerbNames.ListChannels) { Reply = ReplyForm.Page }
            .With("limit", http.QueryValue("limit"))
            .With("after", http.QueryValue("after"))
            .With("group", http.QueryValue("group"))
            .With("name", http.QueryValue("name"))
            .With("state", http.QueryValue("state"))));
        routes.Get("/api/channels/{id}", http => reads.SendChannelsAsync(http, new LaunchRequest(VerbNames.ShowChannel) { Operands = [http.PathValue("id")] }));
        routes.Post("/api/channels", http => JsonRequests.SendAsync(http, relay, new LaunchRequest(VerbNames.AddChannel).WithIdempotencyKey(http.Request)));
        routes.Put("/api/channels/{id}", http => JsonRequests.SendAsync(http, relay, new LaunchRequest(VerbNames.UpdateChannel) { Operands = [http.PathValue("id")] }.WithIdempotencyKey(http.Request)));
        routes.DeleteAsEditor("/api/channels/{id}", http => relay.SendAsync(http, new LaunchRequest(VerbNames.DeleteChannel) { Operands = [http.PathValue("id")], IsChange = true }));

        routes.Post("/api/channels/import", http => imports.SendAsync(http, new LaunchRequest(VerbNames.ImportChannels) { IsChange = true }, ImportOptions.Channels));
        routes.Post("/api/channels/organize", http => OrganizeAsync(http, relay));
        routes.Get("/api/channels/export", http => ExportAsync(http, reads));

        // It reads files of the server: for editors.
        routes.Post("/api/parse-m3u", http => imports.SendAsync(http, new LaunchRequest(VerbNames.ParseM3u), ImportOptions.List));

        // What is on changes by itself, so it has no tag.
        routes.Get("/api/now", http => relay.SendAsync(http, new LaunchRequest(VerbNames.Now).With("channel", http.QueryValue("channel"))));
    }

    private static async Task OrganizeAsync(HttpContext http, Relay relay)
    {
        if (!(await JsonBody.ReadAsync(http.Request, http.RequestAborted)).TryGet(out var fields, out var problem))
        {
            await ErrorReply.WriteAsync(http, problem);
            return;
        }

        var applies = fields.OptionalFlag("apply") == true;
        var request = new LaunchRequest(VerbNames.OrganizeChannels) { IsChange = applies }
            .With("apply", applies ? "true" : null)
            .With("steps", fields.OptionalTexts("steps") is { } steps ? string.Join(',', steps) : null)
            .With("sort", fields.Optional("sort"))
            .With("first-number", fields.OptionalNumber("first_number"));
        await (fields.Problem is { } wrong ? ErrorReply.WriteAsync(http, wrong) : relay.SendAsync(http, request));
    }

    private static Task ExportAsync(HttpContext http, ConditionalGet reads)
    {
        var format = http.QueryValue("format") ?? DefaultExport;
        var request = new LaunchRequest(VerbNames.ExportChannels) { Reply = ReplyForm.Document }
            .With("format", format)
            .With("group", http.QueryValue("group"))
            .With("state", http.QueryValue("state"));
        return reads.SendChannelsAsync(http, request, head: ReplyHead.Download(format, "channels"));
    }
}
