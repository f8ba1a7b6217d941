using System.Diagnostics.Metrics;
using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>The launcher in numbers, for OpenTelemetry: the queue as it is, and every operation when it has ended.</summary>
internal sealed class OperationMetrics
{
    public const string MeterName = "ScheduleFlow.Gateway";

    /// <summary>Bounds of the times, in seconds: a worker needs milliseconds as a rule and has 30 seconds at most.</summary>
    public static readonly double[] SecondsBounds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];

    private readonly Counter<long> _ended;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _waited;
    private readonly Histogram<double> _ran;

    public OperationMetrics(IMeterFactory meters, AdmissionGate gate)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("scheduleflow.queue.length", () => gate.Counts().Queued, "{operation}", "Operations that wait for a slot.");
        meter.CreateObservableGauge("scheduleflow.slots.active", () => gate.Counts().Active, "{operation}", "Operations that have a slot.");
        meter.CreateObservableGauge("scheduleflow.slots.limit", () => gate.Counts().Slots, "{operation}", "Slots.");
        _ended = meter.CreateCounter<long>("scheduleflow.operations", "{operation}", "Operations that have ended, by verb, exit code and cause.");
        _bytes = meter.CreateCounter<long>("scheduleflow.operation.io", "By", "Bytes to and from workers.");
        _waited = meter.CreateHistogram<double>("scheduleflow.operation.wait.duration", "s", "How long operations waited for a slot.");
        _ran = meter.CreateHistogram<double>("scheduleflow.operation.run.duration", "s", "How long workers ran.");
    }

    public void Ended(string verb, int? exitCode, LaunchFailure cause, TimeSpan waited, TimeSpan ran, long bytesIn, long bytesOut)
    {
        var verbTag = new KeyValuePair<string, object?>("verb", verb);
        _ended.Add(1, verbTag, new("exit_code", exitCode?.ToString(provider: null) ?? "none"), new("cause", cause.Name()));
        _waited.Record(waited.TotalSeconds, verbTag);
        if (exitCode is not null)
        {
            _ran.Record(ran.TotalSeconds, verbTag);
            _bytes.Add(bytesIn, verbTag, new("direction", "in"));
            _bytes.Add(bytesOut, verbTag, new("direction", "out"));
        }
    }
}
