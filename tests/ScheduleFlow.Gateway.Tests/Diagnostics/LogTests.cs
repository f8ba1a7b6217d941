using System.Text;
using ScheduleFlow.Gateway.Diagnostics;

namespace ScheduleFlow.Gateway.Tests.Diagnostics;

public sealed class LogTests
{
    [Fact(Timeout = 30_000)]
    public async Task A_request_is_one_line_and_its_operation_another()
    {
        await using var gateway = await GatewayHost.StartAsync();

        await gateway.SendAsync(HttpMethod.Get, "/api/schedules?after=private", headers: ("X-Request-ID", "r1"));

        await Until.TrueAsync(() => gateway.LogLines.Length >= 2);
        gateway.LogLines.Should().HaveCount(2);
        gateway.LogLines[0].Should().MatchRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d \[INF\] Operation r1 list-schedules: exit 0, cause -, queued [\d.]+ ms, ran [\d.]+ ms, 0 bytes in, \d+ bytes out trace=[0-9a-f]{32}$");
        gateway.LogLines[1].Should().MatchRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d \[INF\] GET /api/schedules - 200 \([\d.]+ ms\) r1 from (127\.0\.0\.1|::1) as editor trace=[0-9a-f]{32}$");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_cause_of_a_failure_is_in_the_line_of_its_operation()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Launcher:TimeoutSeconds=1");

        await gateway.GetAsync("/api/schedules/wait:never");

        await Until.TrueAsync(() => gateway.LogLines.Length > 0);
        gateway.LogLines[0].Should().Contain("[WRN]").And.Contain("cause Deadline");
    }

    [Fact(Timeout = 30_000)]
    public async Task Nobody_writes_a_line_of_their_own_into_the_log()
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /x%0D%0A2026-01-01%20[INF]%20forged%E2%80%A8y%1B[2J HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(connection.GetStream());
        (await reader.ReadToEndAsync()).Should().Contain("404");

        await Until.TrueAsync(() => gateway.LogLines.Length > 0);
        gateway.LogLines.Should().ContainSingle().Which.Should().Contain(@"GET /x\u000d\u000a2026-01-01\u0020[INF]\u0020forged\u2028y\u001b[2J - 404");
    }

    [Fact(Timeout = 30_000)]
    public async Task Neither_keys_nor_payloads_reach_the_log()
    {
        await using var gateway = await GatewayHost.StartAsync();

        await gateway.SendAsync(HttpMethod.Post, "/api/import-schedule?name=echo", """{"events":"payload"}""", ("Authorization", "Bearer " + GatewayHost.AdminKey));
        await gateway.SendAsync(HttpMethod.Get, "/api/schedules", headers: ("Authorization", "Bearer another-key"));

        await Until.TrueAsync(() => gateway.LogLines.Length >= 3);
        string.Join('\n', gateway.LogLines).Should().NotContain(GatewayHost.AdminKey).And.NotContain("payload").And.NotContain("another-key");
    }

    [Theory]
    [InlineData("/api/schedules", "/api/schedules")]
    [InlineData("/ü/日本", "/ü/日本")]
    [InlineData("a\nb\u0085c\u202ed", @"a\u000ab\u0085c\u202ed")]
    [InlineData("a\u2029b", @"a\u2029b")]
    public void Text_is_escaped_only_where_it_would_leave_its_line(string text, string line)
        => LogText.OneLine(text).Should().Be(line);
}
