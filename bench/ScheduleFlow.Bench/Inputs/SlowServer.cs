using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.Bench.Inputs;

/// <summary>An HTTP server at several addresses of the loopback, as so many hosts, that answers every request after a while.</summary>
internal sealed class SlowServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _hosts;
    private readonly int _port;
    private readonly TimeSpan _delay;

    public SlowServer(int hosts, TimeSpan delay)
    {
        _hosts = hosts;
        _delay = delay;
        _port = FreePort();
        for (var host = 1; host <= hosts; host++)
        {
            _listener.Prefixes.Add($"http://127.0.0.{host}:{_port}/");
        }

        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The address of the nth link; the hosts take turns.</summary>
    public string Url(int n) => $"http://127.0.0.{(n % _hosts) + 1}:{_port}/{n}.ts";

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await Task.Delay(_delay);
            context.Response.ContentType = "video/mp2t";
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // Whoever asked has gone, or the server was closed.
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
