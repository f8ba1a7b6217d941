using System.Net;
using Microsoft.AspNetCore.Connections;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Security;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class ConnectionLimitTests
{
    [Theory(Timeout = 10_000)]
    [InlineData("192.0.2.1", "192.0.2.1", false)]
    [InlineData("2001:db8::1", "2001:db8::2", false)] // one network
    [InlineData("192.0.2.1", "192.0.2.2", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", "::1", true)]
    [InlineData("10.1.2.3", "10.1.2.3", true)] // a proxy that is named
    public async Task An_address_has_so_many_connections(string first, string next, bool isServed)
    {
        await using var gateway = await GatewayHost.StartAsync("ScheduleFlow:Limits:ConnectionsPerCaller=2", "ScheduleFlow:Proxies=10.0.0.0/8");
        var limit = new ConnectionLimit((GatewayOptions)gateway.App.Services.GetService(typeof(GatewayOptions))!);
        var end = new TaskCompletionSource();
        var served = 0;
        Task ServeAsync(string address)
        {
            var connection = new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 4711) };
            return limit.ServeAsync(connection, _ =>
            {
                served++;
                return end.Task;
            });
        }

        Task[] open = [ServeAsync(first), ServeAsync(first), ServeAsync(next)];

        served.Should().Be(isServed ? 3 : 2);
        end.SetResult();
        await Task.WhenAll(open);
        await ServeAsync(next);
        served.Should().Be(isServed ? 4 : 3, "the others are closed");
    }
}
