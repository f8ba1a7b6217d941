using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>What systemd hears of a gateway that it has started. A bash called systemd is the parent, as that is how a service knows.</summary>
public sealed class SystemdTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly ConcurrentQueue<string> _heard = new();

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_hears_that_the_gateway_serves_lives_and_stops()
    {
        await using var gateway = await StartAsync(new() { ["WATCHDOG_USEC"] = "400000" });

        await Until.TrueAsync(() => _heard.Contains("READY=1"), "it is ready");
        await Until.TrueAsync(() => _heard.Count(state => state == "WATCHDOG=1") >= 3, "it lives");
        (await gateway.StopAsync()).Should().Be(0);

        await Until.TrueAsync(() => _heard.Contains("STOPPING=1"), "it stops");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("200000", "1")]
    public async Task A_gateway_without_a_watchdog_or_with_that_of_another_process_says_nothing_of_its_life(string? microseconds, string? process)
    {
        await using var gateway = await StartAsync(new() { ["WATCHDOG_USEC"] = microseconds ?? "", ["WATCHDOG_PID"] = process ?? "" });

        await Until.TrueAsync(() => _heard.Contains("READY=1"), "it is ready");
        (await gateway.StopAsync()).Should().Be(0);
        await Until.TrueAsync(() => _heard.Contains("STOPPING=1"), "it stops");

        _heard.Should().NotContain("WATCHDOG=1");
    }

    private async Task<RunningGateway> StartAsync(Dictionary<string, string> environment)
    {
        var parent = _folder["systemd"];
        File.CreateSymbolicLink(parent, Requires.Program("bash", "bash"));
        var address = _folder["notify"];
        _socket.Bind(new UnixDomainSocketEndPoint(address));
        _ = Task.Run(Listen);
        environment["NOTIFY_SOCKET"] = address;
        return await RunningGateway.StartAsync(_folder, environment: environment, parent: parent);
    }

    // Ends with the socket.
    private void Listen()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                foreach (var state in Encoding.UTF8.GetString(buffer, 0, _socket.Receive(buffer)).Split('\n'))
                {
                    _heard.Enqueue(state);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
        }
    }
}
