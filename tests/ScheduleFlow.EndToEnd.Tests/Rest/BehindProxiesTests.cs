using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ScheduleFlow.EndToEnd.Tests.Documents;

namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>
/// Who callers are behind nginx and Caddy: with the shortest configuration that works, and with those of docs/operations.md.
/// </summary>
[Collection("Gateways")]
public sealed class BehindProxiesTests : IDisposable
{
    private const string Name = "tv.example.org";

    // Any address of 127.0.0.0/8 is this machine's: what nginx sees as its client's is not its own.
    private static readonly IPAddress Client = IPAddress.Parse("127.0.0.2");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Production", "")]
    [InlineData("Production", "proxy_http_version 1.1;")]
    [InlineData("Development", "")]
    public async Task Behind_a_bare_proxy_pass_nobody_has_rights_without_a_key(string environment, string more)
    {
        await using var gateway = await RunningGateway.StartAsync(_folder, new Dictionary<string, string> { ["environment"] = environment });
        await using var nginx = await Nginx.StartAsync(_folder, $"location / {{ proxy_pass {gateway.Client.BaseAddress!.AbsoluteUri.TrimEnd('/')}; {more} }}");
        using var client = ClientOf(nginx.Address);

        (await StatusAsync(client, HttpMethod.Get, "/api/health")).Should().Be(200);
        (await StatusAsync(client, HttpMethod.Get, "/api/schedules")).Should().Be(401);
        (await StatusAsync(client, HttpMethod.Get, "/api/events")).Should().Be(401);
        (await StatusAsync(client, HttpMethod.Post, "/api/import-schedule?format=json", Small.Json)).Should().Be(401);
        (await StatusAsync(client, HttpMethod.Post, "/api/channels", "{}")).Should().Be(401);

        var direct = await gateway.PostAsync("/api/import-schedule?format=json", Encoding.UTF8.GetBytes(Small.Json));
        direct.Status.Should().Be(environment == "Development" ? 200 : 401, "without nginx it is the environment that decides");
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("Caddy")]
    public async Task With_the_documented_configuration_a_key_works_and_the_log_has_the_clients_address(string program)
    {
        var key = new Worker(_folder["data"]).Run("create-key", "desk", "--role", "editor").MustSucceed().GetProperty("key").GetString()!;
        await using var gateway = await RunningGateway.StartAsync(_folder, new Dictionary<string, string>
        {
            ["environment"] = "Production",
            ["ScheduleFlow:Proxies"] = "127.0.0.1",
            ["ScheduleFlow:AllowedHosts"] = Name,
        });
        await using var nginx = program == "nginx" ? await Nginx.StartAsync(_folder, Documented("    location / {", gateway)) : null;
        await using var caddy = program == "Caddy" ? await Caddy.StartAsync(_folder, Name, Documented("        reverse_proxy ", gateway)) : null;
        using var client = ClientOf(nginx?.Address ?? caddy!.Address);

        (await StatusAsync(client, HttpMethod.Get, "/api/schedules")).Should().Be(401);
        (await StatusAsync(client, HttpMethod.Get, "/api/schedules", key: key)).Should().Be(200);
        (await StatusAsync(client, HttpMethod.Post, "/api/import-schedule?format=json", Small.Json, key)).Should().Be(200);

        await Until.TrueAsync(
            () => File.ReadAllLines(gateway.Log).Any(line => line.Contains("POST /api/import-schedule - 200") && line.Contains($" from {Client} as desk")),
            "the log names the client");
        File.ReadAllText(Path.Combine(gateway.DataFolder, "audit.jsonl")).Should().Contain($"desk@{Client}");
    }

    // The lines as they stand in the page, from this one to the end of its block.
    private static string Documented(string first, RunningGateway gateway)
    {
        var lines = File.ReadAllLines(Repository.PathTo("docs", "operations.md")).SkipWhile(line => !line.StartsWith(first, StringComparison.Ordinal)).ToArray();
        lines.Should().NotBeEmpty($"docs/operations.md has {first}");
        var block = lines[0].EndsWith('{') ? lines.TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)) : lines.Take(1);
        var text = string.Join('\n', block);
        text.Should().Contain("127.0.0.1:5000");
        return text.Replace("127.0.0.1:5000", gateway.Client.BaseAddress!.Authority, StringComparison.Ordinal);
    }

    private static HttpClient ClientOf(Uri proxy) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(Client, 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = proxy,
    };

    private static async Task<int> StatusAsync(HttpClient client, HttpMethod method, string path, string? body = null, string? key = null, string host = Name)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
