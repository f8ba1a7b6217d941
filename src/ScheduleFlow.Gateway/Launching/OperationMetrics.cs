using System.Diagnostics.Metrics;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Launching;

/// <summary>The launcher's metrics for OpenTelemetry: the queue at this moment, and every operation when it has ended.</summary>
internal sealed class OperationMetrics
{
    private readonly Counter<long> _ended;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _waited;
    private readonly Histogram<double> _ran;

    public OperationMetrics(IMeterFactory meters, AdmissionGate gate)
    {
        var meter = meters.Create(Telemetry.MeterName);
        meter.CreateObservableGauge(
            "scheduleflow.queue.length", () => gate.Counts().Queued, "{operation}", "Operations that wait for a slot.");
        meter.CreateObservableGauge(
            "scheduleflow.slots.active", () => gate.Counts().Active, "{operation}", "Operations that have a slot.");
        meter.CreateObservableGauge("scheduleflow.slots.limit", () => gate.Counts().Slots, "{operation}", "Slots.");
        _ended = meter.CreateCounter<long>(
            "scheduleflow.operations", "{operation}", "Operations that have ended, by verb, exit code and cause.");
        _bytes = meter.CreateCounter<long>("scheduleflow.operation.io", "By", "Bytes to and from workers.");
        _waited = meter.CreateHistogram<double>("scheduleflow.operation.wait.duration", "s", "How long operations waited for a slot.");
        _ran = meter.CreateHistogram<double>("scheduleflow.operation.run.duration", "s", "How long workers ran.");
    }

    public void Ended(LaunchEnd end)
    {
        var verb = new KeyValuePair<string, object?>("verb", end.Request.Verb);
        _ended.Add(1, verb, new("exit_code", end.ExitCode?.ToString(provider: null) ?? "none"), new("cause", end.Failure.Name()));
        _waited.Record(end.Waited.TotalSeconds, verb);
        if (end.ExitCode is not null)
        {
            _ran.Record(end.Ran.TotalSeconds, verb);
            _bytes.Add(end.BytesIn, verb, new("direction", "in"));
            _bytes.Add(end.BytesOut, verb, new("direction", "out"));
        }
    }
}
