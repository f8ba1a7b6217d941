using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ScheduleFlow.TestKit;

/// <summary>The built gateway as a process of its own, on a free port of the loopback address and on a data folder of its own.</summary>
public sealed class RunningGateway : IAsyncDisposable
{
    private const string ListensOn = "ScheduleFlow listens on ";

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _console = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningGateway(Process process, string dataFolder, string log)
    {
        _process = process;
        DataFolder = dataFolder;
        Log = log;
    }

    public string DataFolder { get; }

    /// <summary>The text log of the gateway and its workers.</summary>
    public string Log { get; }

    /// <summary>Asks at the first of the <see cref="Addresses"/>.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Where it listens.</summary>
    public IReadOnlyList<Uri> Addresses { get; private set; } = [];

    /// <summary>What it has written to the console until now.</summary>
    public string Said => string.Join('\n', _console);

    public int ProcessId => _process.Id;

    /// <summary>Runs verbs in a shell's way on the gateway's own data folder.</summary>
    public Worker Worker => new(DataFolder);

    /// <summary>
    /// Starts a gateway and waits until it says that it is healthy. It runs in Development, so that these tests may call
    /// it without a key, unless they say otherwise (<c>["environment"] = "Production"</c>).
    /// </summary>
    /// <param name="folder">Holds the data folder and the log.</param>
    /// <param name="settings">Configuration keys and values, given on the command line.</param>
    /// <param name="environment">Variables of the gateway's environment.</param>
    /// <param name="workingFolder">Where it is started; default: the root of the checkout, with its demo_data.</param>
    /// <param name="published">The folder of a published gateway; default: the gateway that was built with these tests.</param>
    /// <param name="parent">A bash that starts it, passes SIGTERM on and ends with its exit code; default: these tests start it themselves.</param>
    public static async Task<RunningGateway> StartAsync(
        TempFolder folder,
        IReadOnlyDictionary<string, string>? settings = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? workingFolder = null,
        string? parent = null,
        string? published = null)
    {
        var data = folder["data"];
        var log = folder["gateway.log"];
        string[] args =
        [
            "exec", Executable(published), "--urls=http://127.0.0.1:0",
            "--ScheduleFlow:RateLimit:PerMinute=0", "--ScheduleFlow:Limits:ConnectionsPerCaller=0", "--ScheduleFlow:Security:FreeAttempts=0",
            $"--ScheduleFlow:Data={data}", $"--ScheduleFlow:Log:Path={log}",
        ];
        var start = new ProcessStartInfo("dotnet", args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder ?? Repository.Root,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.ArgumentList.Add($"--{key}={value}");
        }

        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        if (parent is not null)
        {
            string[] script = ["-c", "trap 'kill -TERM $!' TERM; \"$@\" & wait; wait $!", parent, start.FileName];
            for (var i = 0; i < script.Length; i++)
            {
                start.ArgumentList.Insert(i, script[i]);
            }

            start.FileName = parent;
        }

        var gateway = new RunningGateway(Process.Start(start)!, data, log);
        await gateway.WaitUntilHealthyAsync();
        return gateway;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Sends bytes that say of themselves only that they are bytes.</summary>
    public Task<Reply> PostAsync(string path, byte[] document)
    {
        var content = new ByteArrayContent(document);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(HttpMethod.Post, path, content);
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? key = null, string? requestId = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (requestId is not null)
        {
            request.Headers.Add("X-Request-ID", requestId);
        }

        using var response = await Client.SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>SIGKILL, to the gateway alone.</summary>
    public void Kill()
    {
        _process.Kill();
        Assert.True(_process.WaitForExit(StopDeadline), "The gateway outlives SIGKILL.");
    }

    /// <summary>SIGTERM; waits until it has ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        using var deadline = new CancellationTokenSource(StopDeadline);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }

    // The gateway that was built with these tests: bin/<configuration>/net10.0 is the end of both paths.
    private static string Executable(string? published)
    {
        if (published is not null)
        {
            return Path.Combine(published, "ScheduleFlow.Gateway.dll");
        }

        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Repository.PathTo("src", "ScheduleFlow.Gateway", "bin", framework.Parent!.Name, framework.Name, "ScheduleFlow.Gateway.dll");
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("SCHEDULEFLOW_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ScheduleFlow__", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || variable is "ADMIN_API_KEY" or "DOTNET_ENVIRONMENT";

    private async Task WaitUntilHealthyAsync()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var exited = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_address.Task, exited, Task.Delay(StartDeadline));
        if (first != _address.Task)
        {
            var said = string.Join('\n', _console);
            await DisposeAsync();
            Assert.Fail($"The gateway did not start.\n{said}");
        }

        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = await _address.Task,
            Timeout = TimeSpan.FromSeconds(60),
        };
        using var health = await Client.GetAsync(new Uri("/api/health", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _console.Enqueue(line);
        if (line.IndexOf(ListensOn, StringComparison.Ordinal) is >= 0 and var at)
        {
            var rest = line[(at + ListensOn.Length)..];
            Addresses = [.. rest[..rest.IndexOf(';', StringComparison.Ordinal)].Split(", ").Select(address => new Uri(address))];
            _address.TrySetResult(Addresses[0]);
        }
    }
}

/// <summary>What the gateway answered.</summary>
public sealed record Reply(HttpStatusCode StatusCode, byte[] Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public int Status => (int)StatusCode;

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;

    /// <summary>A field of the reply, as text.</summary>
    public string this[string field] => Json.GetProperty(field).ToString();
}
