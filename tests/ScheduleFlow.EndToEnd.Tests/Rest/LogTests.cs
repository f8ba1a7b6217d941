using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

public sealed class LogTests : GatewayTests
{
    [Fact]
    public async Task A_request_and_its_worker_have_a_line_each_in_one_log_under_one_id()
    {
        (await Gateway.SendAsync(HttpMethod.Get, "/api/schedules?name=secret", requestId: "e2e-42", key: AdminKey)).MustSucceed();

        await Until.TrueAsync(() => LinesOf("e2e-42").Count == 3, "the request's, the operation's and the worker's line");
        var lines = LinesOf("e2e-42");
        lines.Should().ContainSingle(line => Regex.IsMatch(line, @"GET /api/schedules - 200 \([0-9.]+ ms\)"));
        lines.Should().ContainSingle(line => line.Contains("worker list-schedules - exit 0"));
        (await File.ReadAllTextAsync(Gateway.Log, TestContext.Current.CancellationToken)).Should().NotContain(AdminKey).And.NotContain("name=secret");
    }

    [Fact]
    public async Task The_structured_log_has_the_same_events_of_gateway_and_worker_under_one_id_and_one_trace()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/schedules?name=secret");
        request.Headers.Add("X-Request-ID", "e2e-43");
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        using var response = await Gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        var log = Path.ChangeExtension(Gateway.Log, ".jsonl");
        List<JsonElement> Events() => !File.Exists(log) ? [] : [.. File.ReadAllLines(log).Where(line => line.Contains("e2e-43")).Select(line => JsonDocument.Parse(line).RootElement)];

        await Until.TrueAsync(() => Events().Count == 3 && LinesOf("e2e-43").Count == 3, "the request's, the operation's and the worker's event");

        Events().Should().OnlyContain(logged => logged.GetProperty("@tr").GetString() == trace && logged.GetProperty("RequestId").GetString() == "e2e-43");
        Events().Should().OnlyContain(logged => logged.GetProperty("@t").GetDateTimeOffset().Offset == TimeSpan.Zero && logged.GetProperty("@m").GetString()!.Length > 0);
        var worker = Events().Should().ContainSingle(logged => logged.GetProperty("SourceContext").GetString() == "worker").Subject;
        worker.GetProperty("Verb").GetString().Should().Be("list-schedules");
        worker.GetProperty("ExitCode").GetInt32().Should().Be(0);
        LinesOf("e2e-43").Should().OnlyContain(line => line.EndsWith($" trace={trace}"));
        (await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).Should().NotContain("secret");
    }

    private List<string> LinesOf(string requestId) => [.. File.ReadAllLines(Gateway.Log).Where(line => line.Contains(requestId))];
}
