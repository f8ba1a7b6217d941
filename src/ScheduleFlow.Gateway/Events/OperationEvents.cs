using System.Text.Json;
using System.Text.Json.Serialization;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Events;

/// <summary>What the launcher tells those who listen. Never payloads, names of files or keys.</summary>
internal sealed class OperationEvents(EventHub hub)
{
    /// <summary>So many bytes of an upload, and as many again each time, are worth an event.</summary>
    public const long UploadStep = 1024 * 1024;

    /// <summary>An operation has ended, or was not let in.</summary>
    public void Ended(LaunchRequest request, int? exitCode, LaunchFailure cause, TimeSpan waited, TimeSpan ran, long bytesIn, long bytesOut)
    {
        if (hub.IsHeard)
        {
            Publish(EventTypes.Operation, request, new OperationData(request.RequestId, request.Verb, exitCode, cause.Name(), Rounded(waited), Rounded(ran), bytesIn, bytesOut), EventJson.Default.OperationData);
        }
    }

    /// <summary>A worker says how far it is.</summary>
    public void Progressed(LaunchRequest request, double percent)
    {
        if (hub.IsHeard)
        {
            Publish(EventTypes.Progress, request, new ProgressData(request.RequestId, request.Verb, "run", percent, null, null), EventJson.Default.ProgressData);
        }
    }

    /// <summary>So much of an upload has been handed on.</summary>
    public void Uploaded(LaunchRequest request, long bytes)
    {
        if (hub.IsHeard)
        {
            double? percent = request.BodyLength is > 0 and var total ? Math.Round(Math.Min(100, 100.0 * bytes / total), 1) : null;
            Publish(EventTypes.Progress, request, new ProgressData(request.RequestId, request.Verb, "upload", percent, bytes, request.BodyLength), EventJson.Default.ProgressData);
        }
    }

    private void Publish<T>(string type, LaunchRequest request, T data, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        hub.Publish(type, request.RequestId, JsonSerializer.Serialize(data, json), request.Job?.RequestId);

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}

/// <summary>The data of an <see cref="EventTypes.Operation"/>.</summary>
internal sealed record OperationData(string RequestId, string Operation, int? ExitCode, string Cause, double QueuedMs, double RanMs, long BytesIn, long BytesOut);

/// <summary>The data of a <see cref="EventTypes.Progress"/>.</summary>
internal sealed record ProgressData(string RequestId, string Operation, string Phase, double? Percent, long? Bytes, long? TotalBytes);

/// <summary>The data of <see cref="EventTypes.Dropped"/>.</summary>
internal sealed record DroppedData(int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperationData))]
[JsonSerializable(typeof(ProgressData))]
[JsonSerializable(typeof(DroppedData))]
internal sealed partial class EventJson : JsonSerializerContext;
