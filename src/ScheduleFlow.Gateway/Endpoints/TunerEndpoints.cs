using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>
/// The channels as TVs, media servers and players look for them: a guide, and the documents of an HDHomeRun
/// tuner. The bodies are the documents themselves.
/// </summary>
internal static class TunerEndpoints
{
    private const string Guide = "/iptv/xmltv.xml";
    private const string Json = "application/json; charset=utf-8";
    private const string Xml = "application/xml; charset=utf-8";

    public static void MapTuner(this IEndpointRouteBuilder routes, ConditionalGet reads, TunerAddress address)
    {
        routes.GetForTuner(Guide, http => SendAsync(http, reads, Xml, Document(VerbNames.ExportGuide), withSchedules: true));

        // A file that is packed, not a guide that is packed for the way: nobody unpacks it, and nobody packs it again.
        routes.GetForTuner(Guide + ".gz", http => SendAsync(http, reads, "application/gzip", Document(VerbNames.ExportGuide).With("gzip", "true"), withSchedules: true));

        foreach (var (name, mediaType) in new[] { ("discover.json", Json), ("lineup.json", Json), ("lineup_status.json", Json), ("device.xml", Xml) })
        {
            routes.GetForTuner("/" + name, http => SendAsync(
                http, reads, mediaType, (Document(VerbNames.Tuner) with { Operands = [name] }).With("base-url", address.Of(http.Request))));
        }
    }

    private static LaunchRequest Document(string verb) => new(verb) { Reply = ReplyForm.Document };

    private static Task SendAsync(HttpContext http, ConditionalGet reads, string mediaType, LaunchRequest request, bool withSchedules = false) =>
        reads.SendChannelsAsync(http, request, withSchedules, new ReplyHead { MediaType = mediaType });
}
