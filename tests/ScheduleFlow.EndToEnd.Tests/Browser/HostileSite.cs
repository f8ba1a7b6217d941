using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Browser;

/// <summary>Another's website, at an address that is of another site than <c>localhost</c>.</summary>
public sealed class HostileSite : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (string MediaType, string Body)> _files = new(StringComparer.Ordinal);

    public HostileSite()
    {
        using (var port = new TcpListener(IPAddress.Loopback, 0))
        {
            port.Start();
            Origin = $"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Origin + "/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Origin { get; }

    /// <summary>Puts a file on it.</summary>
    /// <returns>Its address.</returns>
    public string Put(string path, string mediaType, string body)
    {
        lock (_files)
        {
            _files[path] = (mediaType, body);
        }

        return Origin + path;
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext http;
            try
            {
                http = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            (string MediaType, string Body) file;
            lock (_files)
            {
                file = _files.GetValueOrDefault(http.Request.Url!.AbsolutePath);
            }

            var body = Encoding.UTF8.GetBytes(file.Body ?? "");
            http.Response.StatusCode = file.Body is null ? 404 : 200;
            http.Response.ContentType = file.MediaType;
            http.Response.Headers["Service-Worker-Allowed"] = "/";
            http.Response.Headers["Access-Control-Allow-Origin"] = "*";
            http.Response.Close(body, willBlock: false);
        }
    }
}
