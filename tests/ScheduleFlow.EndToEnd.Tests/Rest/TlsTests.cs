using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ScheduleFlow.TestKit.Links;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>TLS by Kestrel, nginx and Caddy, with the lines of docs/operations.md ("TLS").</summary>
[Collection("Gateways")]
public sealed class TlsTests : IDisposable
{
    private const string Name = "tv.example.org";
    private const string Folder = "/etc/scheduleflow";

    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _certificate = TestAuthority.SelfSigned(Name);

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Kestrel")]
    [InlineData("nginx")]
    [InlineData("Caddy")]
    public async Task A_session_over_TLS_has_the_cookie_that_no_other_host_can_set(string program)
    {
        WriteCertificate();
        var key = new Worker(_folder["data"]).Run("create-key", "desk", "--role", "editor").MustSucceed().GetProperty("key").GetString()!;
        var settings = program == "Kestrel" ? Kestrel() : new Dictionary<string, string> { ["ScheduleFlow:Proxies"] = "127.0.0.1" };
        settings["environment"] = "Production";
        settings["ScheduleFlow:AllowedHosts"] = Name;
        settings["ScheduleFlow:Security:RequireHttps"] = "true";
        await using var gateway = await RunningGateway.StartAsync(_folder, settings);
        var behind = gateway.Client.BaseAddress!.Authority;
        await using var nginx = program != "nginx" ? null : await Nginx.StartAsync(
            _folder,
            "location / {\n" + string.Join('\n', Lines("        proxy_")).Replace("127.0.0.1:5000", behind, StringComparison.Ordinal) + "\n}",
            string.Join('\n', Lines("    ssl_")));
        await using var caddy = program != "Caddy" ? null : await Caddy.StartAsync(
            _folder, Name, "reverse_proxy " + behind, $"tls {_folder["tls.crt"]} {_folder["tls.key"]}");
        using var client = ClientOf(nginx?.Address ?? caddy?.Address ?? gateway.Addresses[1]);

        using var signIn = await client.PostAsJsonAsync("/api/session", new { key }, TestContext.Current.CancellationToken);

        ((int)signIn.StatusCode).Should().Be(200);
        signIn.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.Should()
            .StartWith("__Host-scheduleflow=").And.ContainEquivalentOf("; secure").And.ContainEquivalentOf("; httponly").And.ContainEquivalentOf("samesite=strict");
        signIn.Headers.GetValues("Strict-Transport-Security").Should().ContainSingle().Which.Should().StartWith("max-age=");
        var said = await client.GetFromJsonAsync<JsonElement>("/api/me", TestContext.Current.CancellationToken);
        (said.GetProperty("name").GetString(), said.GetProperty("insecure").GetBoolean()).Should().Be(("desk", false));
    }

    // The variables of the page, as settings; beside TLS it listens as the tests need it.
    private Dictionary<string, string> Kestrel()
    {
        var settings = Lines("    Kestrel__").Select(line => line.Trim().Split('=')).ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => pair[1]);
        settings.Should().HaveCount(2);
        settings["urls"] = "http://127.0.0.1:0;https://127.0.0.1:0";
        return settings;
    }

    // The lines of the page that begin so, with this test's certificate.
    private List<string> Lines(string beginning)
    {
        var lines = File.ReadLines(Repository.PathTo("docs", "operations.md"))
            .Where(line => line.StartsWith(beginning, StringComparison.Ordinal))
            .Select(line => line.Replace(Folder, _folder.Path, StringComparison.Ordinal)).ToList();
        lines.Should().NotBeEmpty($"docs/operations.md has {beginning}");
        return lines;
    }

    private void WriteCertificate()
    {
        File.WriteAllText(_folder["tls.crt"], _certificate.ExportCertificatePem());
        using var key = _certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(_folder["tls.key"], key.ExportPkcs8PrivateKeyPem());
    }

    // Calls the server by its name, and trusts its certificate alone.
    private HttpClient ClientOf(Uri address) => new(new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == _certificate.GetCertHashString(HashAlgorithmName.SHA256) },
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address.Host, address.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri($"https://{Name}:{address.Port}"),
    };
}
