using System.Net;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Hosting;

public sealed class LifecycleTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_stopping_gateway_says_that_it_is_not_ready_and_serves_on_for_a_while()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:StopDelaySeconds=60");
        (await StatusOf(gateway, "/healthz/ready")).Should().Be(HttpStatusCode.OK);
        using var enough = new CancellationTokenSource();

        var stopped = gateway.App.StopAsync(enough.Token);

        await Until.TrueAsync(async () => await StatusOf(gateway, "/healthz/ready") == HttpStatusCode.ServiceUnavailable);
        (await StatusOf(gateway, "/healthz/live")).Should().Be(HttpStatusCode.OK);
        (await gateway.GetAsync("/api/schedules")).Status.Should().Be(200);
        await enough.CancelAsync();
        await stopped;
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_its_worker_a_gateway_is_not_ready()
    {
        using var folder = new TestKit.TempFolder();
        var worker = folder["dummy"];
        File.Copy(GatewayHost.DummyPath, worker);
        await using var gateway = await GatewayHost.StartAsync($"ScheduleFlow:Launcher:WorkerPath={worker}");
        (await StatusOf(gateway, "/healthz/ready")).Should().Be(HttpStatusCode.OK);

        File.Delete(worker);

        (await StatusOf(gateway, "/healthz/ready")).Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_client_that_does_not_get_its_head_out_is_cut_off()
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:HeaderTimeoutSeconds=1");
        using var connection = await gateway.ConnectAsync();
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
        using var reader = new StreamReader(connection.GetStream());

        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().StartWith("HTTP/1.1 408");
    }

    private static async Task<HttpStatusCode> StatusOf(GatewayHost gateway, string path) => (await gateway.Client.GetAsync(path)).StatusCode;
}
