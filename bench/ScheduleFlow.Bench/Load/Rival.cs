using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ScheduleFlow.Bench.Load;

/// <summary>Another server that answers each request with a process of the same command: programs that run until they are disposed of.</summary>
internal abstract class Rival : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    private readonly List<Process> _programs = [];

    protected Rival(Workshop workshop) => Workshop = workshop;

    public IPEndPoint EndPoint { get; } = FreePort.Find();

    /// <summary>What to ask for.</summary>
    public abstract string Path { get; }

    protected Workshop Workshop { get; }

    /// <summary>Where Debian puts it, or another folder of <c>PATH</c>; null where it is not installed.</summary>
    protected static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
        .Select(folder => System.IO.Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    public void Dispose()
    {
        foreach (var program in _programs)
        {
            program.Kill(entireProcessTree: true);
            program.WaitForExit();
            program.Dispose();
        }
    }

    /// <summary>Starts a program with the environment of the gateway's workers.</summary>
    protected void Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment.Clear();
        foreach (var variable in Workshop.EnvironmentFor(GatewayProcess.Data))
        {
            var (name, value) = variable.Split('=', 2) is [var first, var second] ? (first, second) : (variable, "");
            start.Environment[name] = value;
        }

        _programs.Add(Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {program}"));
    }

    /// <summary>Waits until it answers with what the gateway answers with.</summary>
    protected void WaitUntilItAnswers(int bytes)
    {
        for (var started = Stopwatch.GetTimestamp(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new KeepAliveConnection(EndPoint, Path);
                var body = connection.Get();
                if (body != bytes)
                {
                    throw new InvalidDataException($"{GetType().Name} answers with {body} bytes, the gateway with {bytes}.");
                }

                return;
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException && Stopwatch.GetElapsedTime(started) < StartLimit)
            {
                // Not yet.
            }
        }
    }
}
