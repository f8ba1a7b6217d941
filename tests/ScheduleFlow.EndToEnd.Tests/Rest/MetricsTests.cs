using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class MetricsTests : GatewayTests
{
    [Fact]
    public async Task What_operations_did_is_there_for_Prometheus_to_fetch()
    {
        var document = Encoding.UTF8.GetBytes(Small.Xml);
        await Gateway.PostAsync("/api/import-schedule?format=xml", document);
        await Gateway.PostAsync("/api/import-schedule?format=xml", "<tv"u8.ToArray());
        await Gateway.GetAsync("/api/schedules");
        await Gateway.GetAsync("/api/schedules?limit=x");

        var metrics = Encoding.UTF8.GetString((await Gateway.GetAsync("/metrics")).Body).Split('\n');

        Value("scheduleflow_operations_total", "verb=\"import-schedule\"", "exit_code=\"0\"", "cause=\"none\"").Should().Be("1");
        Value("scheduleflow_operations_total", "verb=\"import-schedule\"", "exit_code=\"3\"").Should().Be("1");
        Value("scheduleflow_operations_total", "verb=\"list-schedules\"", "exit_code=\"0\"").Should().Be("1");
        Value("scheduleflow_operation_run_duration_seconds_count", "verb=\"import-schedule\"").Should().Be("2");
        Value("scheduleflow_operation_wait_duration_seconds_count", "verb=\"import-schedule\"").Should().Be("2");
        Value("scheduleflow_operation_io_bytes_total", "verb=\"import-schedule\"", "direction=\"in\"").Should().Be($"{document.Length + 3}");
        Value("scheduleflow_queue_length").Should().Be("0");
        Value("scheduleflow_slots_active").Should().Be("0");
        Value("scheduleflow_slots_limit").Should().Be("4");
        metrics.Should().Contain(line => line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal));

        string Value(string name, params string[] labels) => metrics
            .Single(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' ' && labels.All(label => line.Contains(label, StringComparison.Ordinal)))
            .Split(' ')[1];
    }
}
