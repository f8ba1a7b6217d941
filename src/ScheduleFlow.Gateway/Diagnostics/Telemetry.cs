using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace ScheduleFlow.Gateway.Diagnostics;

/// <summary>Metrics by OpenTelemetry: Prometheus fetches them, and OTLP sends them to the address in the environment.</summary>
internal static class Telemetry
{
    /// <summary>The gateway's own meter.</summary>
    public const string MeterName = "ScheduleFlow.Gateway";

    /// <summary>The gateway's name in a collector.</summary>
    public const string ServiceName = "scheduleflow";

    /// <summary>OpenTelemetry's own variable; without it nothing is sent.</summary>
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Bounds of the times, in seconds: a worker usually needs milliseconds, and by default may take 30 seconds.</summary>
    private static readonly double[] SecondsBounds = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30];

    /// <summary>Its version.</summary>
    public static string ServiceVersion { get; } = typeof(Telemetry).Assembly.GetName().Version!.ToString(3);

    /// <summary>Whether there is a collector to send to.</summary>
    public static bool HasCollector(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Endpoint]);

    public static void AddTo(IServiceCollection services, IConfiguration configuration) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: ServiceVersion))
        .WithMetrics(metrics =>
        {
            metrics.AddMeter(MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
            metrics.AddView("scheduleflow.operation.*.duration", new ExplicitBucketHistogramConfiguration { Boundaries = SecondsBounds });
            metrics.AddPrometheusExporter();
            if (HasCollector(configuration))
            {
                metrics.AddOtlpExporter();
            }
        });
}
