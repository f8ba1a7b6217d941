using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Metrics by OpenTelemetry: for Prometheus to fetch, and by OTLP to where the environment says.</summary>
internal static class Telemetry
{
    /// <summary>OpenTelemetry's own variable; without it nothing is sent anywhere.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTo(IServiceCollection services, IConfiguration configuration) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("scheduleflow", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)))
        .WithMetrics(metrics =>
        {
            metrics.AddMeter(OperationMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
            metrics.AddView("scheduleflow.operation.*.duration", new ExplicitBucketHistogramConfiguration { Boundaries = OperationMetrics.SecondsBounds });
            metrics.AddPrometheusExporter();
            if (!string.IsNullOrWhiteSpace(configuration[Endpoint]))
            {
                metrics.AddOtlpExporter();
            }
        });
}
