using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Events;

/// <summary>The launcher's events for listeners. They never contain payloads, names of files or keys.</summary>
internal sealed class OperationEvents(EventHub hub) : ILaunchObserver
{
    public void Ended(LaunchEnd end)
    {
        if (hub.IsHeard)
        {
            var (request, failure, exitCode, waited, ran, bytesIn, bytesOut) = end;
            var data = new OperationData(
                request.RequestId, request.Verb, exitCode, failure.Name(), Rounded(waited), Rounded(ran), bytesIn, bytesOut);
            Publish(EventTypes.Operation, request, data, GatewayJson.Default.OperationData);
        }
    }

    public void Progressed(LaunchRequest request, double percent)
    {
        if (hub.IsHeard)
        {
            Publish(request, new ProgressData(request.RequestId, request.Verb, "run", percent, null, null));
        }
    }

    public void Uploaded(LaunchRequest request, long bytes)
    {
        if (hub.IsHeard)
        {
            double? percent = request.BodyLength is > 0 and var total ? Math.Round(Math.Min(100, 100.0 * bytes / total), 1) : null;
            Publish(request, new ProgressData(request.RequestId, request.Verb, "upload", percent, bytes, request.BodyLength));
        }
    }

    private void Publish(LaunchRequest request, ProgressData data) =>
        Publish(EventTypes.Progress, request, data, GatewayJson.Default.ProgressData);

    private void Publish<T>(string type, LaunchRequest request, T data, JsonTypeInfo<T> json) =>
        hub.Publish(type, request.RequestId, JsonSerializer.Serialize(data, json), request.Job?.RequestId);

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
