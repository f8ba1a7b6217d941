using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ScheduleFlow.TestKit.Links;

/// <summary>
/// A server of links that work, and of links that are broken in every way there is (<see cref="LinkPages"/>). On raw
/// sockets: an HTTP server would not misbehave. Counts what it was asked.
/// </summary>
public sealed class LinkServer : IAsyncDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Task, byte> _connections = new();
    private readonly ConcurrentDictionary<string, LinkPage> _pages = new(StringComparer.Ordinal);
    private readonly X509Certificate2? _certificate;

    private LinkServer(X509Certificate2? certificate, IPAddress[] addresses)
    {
        _certificate = certificate;
        Port = Listen(addresses, isTls: false);
        TlsPort = certificate is null ? 0 : Listen([IPAddress.Loopback], isTls: true);
    }

    /// <summary>The port that speaks HTTP, at each of its addresses.</summary>
    public int Port { get; }

    /// <summary>The port that speaks HTTP in TLS; 0 without a certificate.</summary>
    public int TlsPort { get; }

    /// <summary>How many requests hold at the same time (<c>/hold/…</c>), and when they are let go.</summary>
    public LinkBarrier Barrier { get; } = new();

    /// <summary>What was asked, such as <c>HEAD /200</c>, and how often.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>The headers of the last request for a path.</summary>
    public ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Body bytes that were written.</summary>
    public long BytesSent { get; internal set; }

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">With its key, for the TLS port; null for none.</param>
    /// <param name="addresses">Loopback addresses to listen on; default 127.0.0.1.</param>
    public static LinkServer Start(X509Certificate2? certificate = null, params IPAddress[] addresses) =>
        new(certificate, addresses.Length == 0 ? [IPAddress.Loopback] : addresses);

    /// <summary>The address of a page.</summary>
    public string Url(string path, string host = "127.0.0.1") => $"http://{host}:{Port}{path}";

    /// <summary>The address of a page over TLS.</summary>
    public string TlsUrl(string path, string host = "127.0.0.1") => $"https://{host}:{TlsPort}{path}";

    /// <summary>Adds a page with some text; HEAD is refused.</summary>
    public void Serve(string path, string type, string text) =>
        Serve(path, exchange => exchange.Method == "HEAD" ? exchange.AnswerAsync(405) : exchange.AnswerAsync(200, type, System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Adds a page, or takes the place of one.</summary>
    public void Serve(string path, LinkPage page) => _pages[path] = page;

    /// <summary>How often a path was asked for, by whatever method.</summary>
    public int TimesAsked(string path) => Asked.Where(pair => pair.Key.EndsWith(" " + path, StringComparison.Ordinal)).Sum(pair => pair.Value);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        foreach (var listener in _listeners)
        {
            listener.Dispose();
        }

        await Task.WhenAll(_connections.Keys);
        _end.Dispose();
    }

    private int Listen(IPAddress[] addresses, bool isTls)
    {
        var port = 0;
        foreach (var address in addresses)
        {
            var listener = new TcpListener(address, port);
            listener.Start(backlog: 512);
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _listeners.Add(listener);
            _ = AcceptAsync(listener, isTls);
        }

        return port;
    }

    private async Task AcceptAsync(TcpListener listener, bool isTls)
    {
        while (!_end.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync(_end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return; // the end
            }

            var connection = Task.Run(() => ConverseAsync(socket, isTls));
            _connections.TryAdd(connection, 0);
            _ = connection.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ConverseAsync(Socket socket, bool isTls)
    {
        try
        {
            await using var plain = new NetworkStream(socket, ownsSocket: true);
            await using Stream stream = isTls ? new SslStream(plain) : plain;
            if (stream is SslStream tls)
            {
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(_certificate!, null, offline: true) }, _end.Token);
            }

            var reader = new LinkRequestReader(stream);
            while (await reader.ReadAsync(_end.Token) is { } request)
            {
                Asked.AddOrUpdate($"{request.Method} {request.Path}", 1, (_, count) => count + 1);
                Headers[request.Path] = request.Headers;
                var exchange = new LinkExchange(this, request, socket, stream, _end.Token);
                await (_pages.TryGetValue(request.Path, out var page) ? page : LinkPages.Find(request.Path))(exchange);
                if (exchange.IsOver)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, which many tests are about; or the end.
        }
    }
}
