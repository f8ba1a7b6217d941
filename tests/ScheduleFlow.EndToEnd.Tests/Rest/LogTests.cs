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

    private List<string> LinesOf(string requestId) => [.. File.ReadAllLines(Gateway.Log).Where(line => line.Contains(requestId))];
}
