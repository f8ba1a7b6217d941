using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Launching;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests;

/// <summary>The gateway on a real Kestrel on a free port of loopback, with the dummy for a worker and a data folder of its own.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    public const string AdminKey = "an-admin-key-for-tests-long-enough-for-production";

    private readonly TempFolder _folder = new();
    private int _clientsGone;

    private GatewayHost(string[] settings)
    {
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--environment=Development", // tests may call it without a key, unless they say otherwise
            $"--ScheduleFlow:Data={Data}",
            $"--ScheduleFlow:Log:Path={LogPath}",
            "--ScheduleFlow:Log:Console=false",
            "--ScheduleFlow:RateLimit:PerMinute=0",
            "--ScheduleFlow:Limits:ConnectionsPerCaller=0",
            "--ScheduleFlow:Security:FreeAttempts=0",
            $"--ScheduleFlow:Launcher:WorkerPath={DummyPath}",
            $"--ADMIN_API_KEY={AdminKey}",
            .. settings.Select(setting => "--" + setting),
        ];
        App = Program.Build(GatewayCommandLine.Parse(args), out var errors) ?? throw new InvalidOperationException(string.Join('\n', errors));
        App.Use(next => http =>
        {
            http.RequestAborted.Register(() => Interlocked.Increment(ref _clientsGone));
            return next(http);
        });
    }

    /// <summary>The dummy, built beside these tests.</summary>
    public static string DummyPath { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("ScheduleFlow.Gateway.Tests", "ScheduleFlow.Dummy", StringComparison.Ordinal),
        OperatingSystem.IsWindows() ? "dummy.exe" : "dummy");

    public WebApplication App { get; }

    public string Data => _folder["data"];

    public string LogPath => _folder["logs", "gateway.log"];

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => Client.BaseAddress!;

    /// <summary>How many requests the gateway knows to have lost their client.</summary>
    public int ClientsGone => Volatile.Read(ref _clientsGone);

    public QueueCounts Counts => App.Services.GetRequiredService<AdmissionGate>().Counts();

    /// <summary>Bytes of bodies that come in now, or wait for a worker.</summary>
    public long SpooledBytes => App.Services.GetRequiredService<BodySpool>().Used;

    /// <summary>Starts a gateway; settings as <c>ScheduleFlow:Launcher:MaxConcurrency=1</c>.</summary>
    public static async Task<GatewayHost> StartAsync(params string[] settings)
    {
        var host = new GatewayHost(settings);
        Directory.CreateDirectory(host.Data);
        await host.App.StartAsync();
        host.Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(host.App.Urls.Single()) };
        return host;
    }

    public async Task<Reply> GetAsync(string path) => await Reply.ReadAsync(await Client.GetAsync(path, TestContext.Current.CancellationToken));

    /// <summary>
    /// Lets the dummy do this, for a read or for an upload: on Linux they are started in two ways, which must not be told
    /// apart.
    /// </summary>
    public Task<Reply> RunAsync(bool upload, string behaviour) => upload
        ? PostAsync($"/api/import-schedule?format=xml&name={behaviour}", "<tv/>", "application/xml")
        : GetAsync($"/api/schedules/{behaviour}");

    public async Task<Reply> PostAsync(string path, string body, string? mediaType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = mediaType is null ? null : new(mediaType);
        return await Reply.ReadAsync(await Client.PostAsync(path, content, TestContext.Current.CancellationToken));
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        return await Reply.ReadAsync(await Client.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>GET, and where a redirect leads that is not followed.</summary>
    public async Task<(int Status, string? Location)> SendWithoutRedirectAsync(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.Location?.ToString());
    }

    /// <summary>A bare connection, for what no HTTP client would send.</summary>
    public async Task<TcpClient> ConnectAsync()
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(Address.Host, Address.Port);
        return connection;
    }

    /// <summary>What the dummy does where no argument says it.</summary>
    public void SetBehaviour(string behaviour) => File.WriteAllText(Path.Combine(Data, "behaviour"), behaviour);

    /// <summary>What the dummy does at each call, one after another; each is a few lines.</summary>
    public void SetSteps(params string[] steps)
    {
        SetBehaviour("steps!");
        for (var i = 0; i < steps.Length; i++)
        {
            File.WriteAllText(Path.Combine(Data, $"step-{i + 1}"), steps[i]);
        }
    }

    /// <summary>The command line of the n-th call.</summary>
    public string CallOf(int number) => File.ReadAllText(Path.Combine(Data, $"call-{number}")).Replace('\n', ' ');

    /// <summary>Lets every <c>wait:name</c> go on.</summary>
    public void Release(string name) => File.WriteAllText(Path.Combine(Data, $"go-{name}"), "");

    public bool Has(string file) => File.Exists(Path.Combine(Data, file));

    public int CountOf(string pattern) => Directory.GetFiles(Data, pattern).Length;

    /// <summary>Waits until the dummies that hang have said that they do; returns their process ids.</summary>
    public async Task<int[]> PidsAsync(int count)
    {
        await Until.TrueAsync(() => CountOf("pid-*") >= count);
        return [.. Directory.GetFiles(Data, "pid-*").Select(file => int.Parse(Path.GetFileName(file)["pid-".Length..], provider: null))];
    }

    public string[] LogLines => File.Exists(LogPath) ? File.ReadAllLines(LogPath) : [];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
