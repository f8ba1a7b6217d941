using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Load;

/// <summary>The gateway as users run it, on a free port of the loopback, on a data folder of the workshop.</summary>
internal sealed class GatewayProcess : IDisposable
{
    /// <summary>The name of its data folder in the workshop.</summary>
    public const string Data = "gateway";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);

    private readonly Spawner _spawner;
    private readonly int _pid;

    private GatewayProcess(Spawner spawner, IPEndPoint endPoint)
    {
        _spawner = spawner;
        _pid = spawner.Start();
        EndPoint = endPoint;
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>User and system time so far, of the gateway and of the workers that it has waited for; in steps of 10 ms.</summary>
    public TimeSpan Cpu()
    {
        // proc_pid_stat(5): the name in brackets may hold spaces; utime, stime, cutime, cstime are the fields 14 to 17,
        // in hundredths of a second on every Linux.
        var stat = File.ReadAllText($"/proc/{_pid}/stat");
        var ticks = stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(11).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    /// <summary>The most memory that was resident at any time, of the gateway alone.</summary>
    public long PeakBytes()
    {
        var line = File.ReadLines($"/proc/{_pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="workshop">Where it runs.</param>
    /// <param name="data">Its data folder in the workshop.</param>
    /// <param name="assembly">The gateway; default: the one that was built with this program.</param>
    public static GatewayProcess Start(Workshop workshop, string data = Data, string? assembly = null)
    {
        var endPoint = FreePort.Find();
        var output = workshop.PathTo("gateway.out");
        var spawner = new Spawner(new Command(Workshop.DotNet,
        [
            assembly ?? workshop.Repository.Gateway,
            $"--urls=http://{endPoint}",
            $"--ScheduleFlow:Data={workshop.PathTo(data)}",
            $"--ScheduleFlow:Log:Path={workshop.PathTo("logs/scheduleflow.log")}",
            // Three settings are not production's. All the load has no key, and one address; and it starts the very file that the loop and the
            // others do, as the page cache may hold the copy beside the gateway in smaller pieces: 0.1 ms of each start.
            "--environment=Development",
            "--ScheduleFlow:RateLimit:PerMinute=1000000",
            $"--ScheduleFlow:Launcher:WorkerPath={workshop.Repository.Worker}",
        ])
        {
            Output = output,
        });
        var gateway = new GatewayProcess(spawner, endPoint);
        try
        {
            gateway.WaitUntilItAnswers(output);
            return gateway;
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _ = NativeMethods.Signal(_pid, NativeMethods.Terminate);
        using (new Timer(_ => NativeMethods.Signal(_pid, NativeMethods.Kill), null, StopLimit, Timeout.InfiniteTimeSpan))
        {
            _ = Spawner.Wait(_pid, Stopwatch.GetTimestamp());
        }

        _spawner.Dispose();
    }

    private void WaitUntilItAnswers(string output)
    {
        for (var started = Stopwatch.GetTimestamp(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new KeepAliveConnection(EndPoint, "/api/health");
                connection.Get();
                return;
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                if (Stopwatch.GetElapsedTime(started) > StartLimit)
                {
                    throw new InvalidOperationException($"The gateway does not answer:\n{File.ReadAllText(output)}", e);
                }
            }
        }
    }
}
