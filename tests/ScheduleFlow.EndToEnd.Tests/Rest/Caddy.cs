using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Debian's Caddy on a free port, in front of a gateway. No authority knows this machine, so it has TLS only where a certificate is given.</summary>
public sealed class Caddy : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private Caddy(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Holds its configuration and what it keeps.</param>
    /// <param name="name">The site.</param>
    /// <param name="directive">What the site does.</param>
    /// <param name="tls">The directive that names a certificate; null: it speaks plain HTTP.</param>
    public static async Task<Caddy> StartAsync(TempFolder folder, string name, string directive, string? tls = null)
    {
        var program = Requires.Program("caddy", "caddy");
        var scheme = tls is null ? "http" : "https";
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        var configuration = folder.Write(
            "Caddyfile",
            $$"""
            {
                admin off
                auto_https off
            }
            {{scheme}}://{{name}}:{{port}} {
                bind 127.0.0.1
                {{tls}}
                {{directive}}
            }
            """);
        var start = new ProcessStartInfo(program, ["run", "--config", configuration, "--adapter", "caddyfile"]) { RedirectStandardError = true };
        start.Environment["XDG_DATA_HOME"] = start.Environment["XDG_CONFIG_HOME"] = folder["caddy"];
        var caddy = new Caddy(Process.Start(start)!, new Uri(string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{port}/")));
        caddy._process.ErrorDataReceived += (_, _) => { }; // read, or it would wait for it
        caddy._process.BeginErrorReadLine();
        await Until.TrueAsync(
            async () =>
            {
                Assert.False(caddy._process.HasExited, "Caddy does not start");
                try
                {
                    using var connection = new TcpClient();
                    await connection.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "Caddy listens");
        return caddy;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }
}
