using System.Globalization;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Http;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>What a worker is told about the documents that it reads.</summary>
internal static class WorkerInput
{
    /// <summary>The folders that a path may point into.</summary>
    public static LaunchRequest WithImportRoots(this LaunchRequest request, GatewayOptions options) =>
        options.ImportRoots.Aggregate(request, (with, root) => with.With("import-root", root));

    /// <summary>The body as the document, with its length where it is known: should this gateway be killed, the worker sees its input end, and must know that it ended too early.</summary>
    public static LaunchRequest WithBody(this LaunchRequest request, HttpRequest http) =>
        request.With("stdin-bytes", http.ContentLength?.ToString(CultureInfo.InvariantCulture)) with
        {
            Operands = ["-"],
            Body = new BodyStream(http),
        };
}
