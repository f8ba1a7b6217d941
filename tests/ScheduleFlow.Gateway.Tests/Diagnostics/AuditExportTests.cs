using System.Net;
using System.Net.Sockets;
using System.Text;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;

namespace ScheduleFlow.Gateway.Tests.Diagnostics;

public sealed class AuditExportTests
{
    private static readonly DeniedAttempt Attempt = new(
        new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "delete-schedule", "none@203.0.113.9", "no_key");

    [Fact(Timeout = 60_000)]
    public async Task New_lines_of_the_audit_log_go_to_a_collector_with_their_chain()
    {
        var address = $"http://127.0.0.1:{FreePort()}/";
        using var collector = new HttpListener { Prefixes = { address } };
        collector.Start();
        await using var gateway = await GatewayHost.StartAsync(
            "ScheduleFlow:Audit:Otlp=true",
            $"OTEL_EXPORTER_OTLP_ENDPOINT={address}",
            "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "OTEL_BLRP_SCHEDULE_DELAY=100");
        new FileDeniedLog(gateway.Data).Append([Attempt]).Should().BeNull();

        var records = "";
        while (!records.Contains("none@203.0.113.9", StringComparison.Ordinal))
        {
            var export = await collector.GetContextAsync().WaitAsync(TestContext.Current.CancellationToken);
            using var body = new StreamReader(export.Request.InputStream, Encoding.Latin1);
            records = export.Request.Url!.AbsolutePath == "/v1/logs" ? await body.ReadToEndAsync(TestContext.Current.CancellationToken) : "";
            export.Response.Close();
        }

        var line = (await File.ReadAllLinesAsync(Path.Combine(gateway.Data, "audit.jsonl"), TestContext.Current.CancellationToken)).Single();
        records.Should().Contain("scheduleflow.audit").And.Contain(line).And.Contain("audit.chain").And.Contain("audit.reason");
    }

    [Fact]
    public void The_feed_begins_at_the_end_gives_each_line_once_and_goes_on_after_a_log_that_was_replaced()
    {
        using var folder = new TestKit.TempFolder();
        var (feed, log) = (new FileAuditFeed(folder["data"]), new FileDeniedLog(folder["data"]));
        feed.Read(null).Should().BeEquivalentTo(new AuditLines([], 0));
        log.Append([Attempt]).Should().BeNull();
        var next = feed.Read(null).Next;
        next.Should().BePositive();
        log.Append([Attempt, Attempt]).Should().BeNull();

        var read = feed.Read(next);
        read.Lines.Should().Equal(File.ReadAllLines(Path.Combine(folder["data"], "audit.jsonl"))[1..]);
        feed.Read(read.Next).Should().BeEquivalentTo(new AuditLines([], read.Next));

        File.AppendAllText(Path.Combine(folder["data"], "audit.jsonl"), "{\"torn");
        feed.Read(read.Next).Should().BeEquivalentTo(new AuditLines([], read.Next));
        File.WriteAllText(Path.Combine(folder["data"], "audit.jsonl"), "{}\n");
        feed.Read(read.Next).Should().BeEquivalentTo(new AuditLines([], 3, WasReplaced: true));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
