using System.Collections.Concurrent;
using System.Net;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>
/// A server of links: <c>/ok…</c> answers at once, <c>/slow…</c> after a while, <c>/hold…</c> never, all else with 404.
/// </summary>
internal sealed class SlowLinks : IDisposable
{
    private static readonly TimeSpan While = TimeSpan.FromMilliseconds(400);

    private readonly HttpListener _listener = new();
    private readonly ConcurrentBag<HttpListenerContext> _held = [];

    public SlowLinks()
    {
        using (var port = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Requests that wait for ever.</summary>
    public int Held => _held.Count;

    public void Dispose() => _listener.Close();

    /// <summary>A list of channels, one for each path.</summary>
    public string ListOf(IEnumerable<string> paths) => "#EXTM3U\n" + string.Concat(paths.Select(path => $"#EXTINF:-1,{path}\n{Address}/{path}\n"));

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
            // Closed: the test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        try
        {
            var path = http.Request.Url!.AbsolutePath;
            if (path.StartsWith("/hold", StringComparison.Ordinal))
            {
                _held.Add(http);
                return;
            }

            if (path.StartsWith("/slow", StringComparison.Ordinal))
            {
                await Task.Delay(While);
            }

            http.Response.StatusCode = path.StartsWith("/ok", StringComparison.Ordinal) || path.StartsWith("/slow", StringComparison.Ordinal) ? 200 : 404;
            http.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The checker has gone.
        }
    }
}
