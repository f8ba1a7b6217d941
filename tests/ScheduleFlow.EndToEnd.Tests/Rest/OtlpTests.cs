using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Numbers are sent to where OpenTelemetry's own variables say.</summary>
public sealed class OtlpTests : GatewayTests
{
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort()}/");

    protected override Dictionary<string, string> Variables => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    [Fact(Timeout = 60_000)]
    public async Task Metrics_go_to_a_collector()
    {
        using var collector = new HttpListener { Prefixes = { _address.ToString() } };
        collector.Start();
        (await Gateway.GetAsync("/api/schedules")).MustSucceed();

        var metrics = "";
        while (!metrics.Contains("scheduleflow.operation.run.duration", StringComparison.Ordinal))
        {
            var export = await collector.GetContextAsync().WaitAsync(TestContext.Current.CancellationToken);
            export.Request.Url!.AbsolutePath.Should().Be("/v1/metrics");
            using var body = new StreamReader(export.Request.InputStream, Encoding.Latin1);
            metrics = await body.ReadToEndAsync(TestContext.Current.CancellationToken);
            export.Response.Close();
        }

        metrics.Should().Contain("scheduleflow.queue.length").And.Contain("list-schedules");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
