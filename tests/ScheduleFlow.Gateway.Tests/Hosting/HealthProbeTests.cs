using ScheduleFlow.Gateway.Hosting;

namespace ScheduleFlow.Gateway.Tests.Hosting;

public sealed class HealthProbeTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_gateway_that_is_ready_is_0_and_one_that_is_not_is_1()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var url = gateway.Address.ToString();

        (await HealthProbe.RunAsync(url)).Should().Be(0);
        (await HealthProbe.RunAsync(url.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal))).Should().Be(0, "what is listened on is not what can be called");

        await gateway.App.StopAsync(TestContext.Current.CancellationToken);
        (await HealthProbe.RunAsync(url)).Should().Be(1);
        (await HealthProbe.RunAsync("nowhere")).Should().Be(1);
    }
}
