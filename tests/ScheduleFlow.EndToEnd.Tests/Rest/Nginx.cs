using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Debian's nginx on a free port, in front of a gateway.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private Nginx(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Holds its configuration, logs and buffers.</param>
    /// <param name="location">The <c>location</c> of its configuration.</param>
    /// <param name="tls">The lines of its configuration that name a certificate; null: it speaks plain HTTP.</param>
    public static async Task<Nginx> StartAsync(TempFolder folder, string location, string? tls = null)
    {
        // Debian has it where only root's PATH leads.
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : Requires.Program("nginx", "nginx-light");
        var port = FreePort();
        var home = Directory.CreateDirectory(folder["nginx"]).FullName;
        var configuration = folder.Write(
            "nginx.conf",
            $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            worker_processes 1;
            pid {{home}}/pid;
            error_log {{home}}/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path {{home}}/body;
                proxy_temp_path {{home}}/proxy;
                fastcgi_temp_path {{home}}/fastcgi;
                uwsgi_temp_path {{home}}/uwsgi;
                scgi_temp_path {{home}}/scgi;
                server {
                    listen 127.0.0.1:{{port}}{{(tls is null ? "" : " ssl")}};
                    {{tls}}
                    {{location}}
                }
            }
            """);
        var start = new ProcessStartInfo(program, ["-p", home, "-e", Path.Combine(home, "error.log"), "-c", configuration, "-g", "daemon off;"]) { RedirectStandardError = true };
        var nginx = new Nginx(Process.Start(start)!, new Uri(string.Create(CultureInfo.InvariantCulture, $"{(tls is null ? "http" : "https")}://127.0.0.1:{port}/")));
        await Until.TrueAsync(
            async () =>
            {
                Assert.False(nginx._process.HasExited, "nginx does not start");
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
            "nginx listens");
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
