using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The channels as TVs, media servers and players look for them: a list and a guide, and the documents of an HDHomeRun
/// tuner. The bodies are the documents themselves.
/// </summary>
internal static class TunerEndpoints
{
    private const string Guide = "/iptv/xmltv.xml";
    private const string Json = "application/json; charset=utf-8";
    private const string Xml = "application/xml; charset=utf-8";

    public static void MapTuner(this IEndpointRouteBuilder routes, ConditionalGet reads, GatewayOptions options)
    {
        routes.GetForTuner("/iptv/channels.m3u", http => SendAsync(http, reads, "audio/x-mpegurl; charset=utf-8", Document(VerbNames.ExportChannels)
            .With("format", "m3u")
            .With("guide-url", BaseUrl(http.Request, options) + Guide)));
        routes.GetForTuner(Guide, http => SendAsync(http, reads, Xml, Document(VerbNames.ExportGuide), withSchedules: true));

        // A file that is packed, not a guide that is packed for the way: nobody unpacks it, and nobody packs it again.
        routes.GetForTuner(Guide + ".gz", http => SendAsync(http, reads, "application/gzip", Document(VerbNames.ExportGuide).With("gzip", "true"), withSchedules: true));

        foreach (var (name, mediaType) in new[] { ("discover.json", Json), ("lineup.json", Json), ("lineup_status.json", Json), ("device.xml", Xml) })
        {
            routes.GetForTuner("/" + name, http => SendAsync(
                http, reads, mediaType, (Document(VerbNames.Tuner) with { Operands = [name] }).With("base-url", BaseUrl(http.Request, options))));
        }
    }

    private static LaunchRequest Document(string verb) => new(verb) { Reply = ReplyForm.Document };

    private static Task SendAsync(HttpContext http, ConditionalGet reads, string mediaType, LaunchRequest request, bool withSchedules = false) =>
        reads.SendChannelsAsync(http, request, withSchedules, new ReplyHead { MediaType = mediaType });

    /// <summary>By which address the apps have found this server. A proxy that is named in the configuration says its scheme, and hands on the host.</summary>
    private static string BaseUrl(HttpRequest request, GatewayOptions options) => options.Tuner.BaseUrl ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
