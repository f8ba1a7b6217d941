using System.Net;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Load;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// Requests a second through the gateway on four connections, with everything switched on, against a loop that only
/// starts the same command, four at a time, and throws its reply away. The loop is what the machine can do; the rest is
/// the gateway's price. The same by CPU time, which other programs on the machine take away from neither; and against
/// other servers that run the command, where they are installed. All of them take turns.
/// </summary>
internal static class GatewayRate
{
    private const int Schedules = 100;
    private const int Connections = 4;
    private const int WarmUpRequests = 6_000;
    private const int RivalWarmUpRequests = 400;
    private const int RoundRequests = 200;
    private const int KnownRequests = 4_000;
    private const int Rounds = 31;
    private const int KnownRounds = 11;
    /// <summary>The gateway writes its log 50 ms late: what thousands of 304s left must not fall on the loop.</summary>
    private static readonly TimeSpan LogDelay = TimeSpan.FromMilliseconds(300);

    private const string Path = "/api/schedules";

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, GatewayProcess.Data, Schedules);
        // Two callers: one alone leaves a slot free.
        string[] keys = [SampleStore.CreateKey(workshop, GatewayProcess.Data), SampleStore.CreateKey(workshop, GatewayProcess.Data, "bench-2")];
        string[] command = ["list-schedules", "--request-id=00000000000000000000000000000000"];
        using var gateway = GatewayProcess.Start(workshop);
        using var spawner = new Spawner(workshop.Worker(GatewayProcess.Data, command));
        using var asking = new Clients(gateway.EndPoint, Path, 200, keys);
        asking.Run(WarmUpRequests);

        // The times of the stored files have settled by now, so that there is a tag.
        var (tag, bytes) = TagAndLength(gateway.EndPoint, keys[0]);
        using var webhook = Webhook.Start(workshop, command, bytes);
        using var nginx = NginxWithFcgiwrap.Start(workshop, command, bytes);
        using var hooking = webhook is null ? null : new Clients(webhook.EndPoint, webhook.Path, 200, []);
        using var wrapping = nginx is null ? null : new Clients(nginx.EndPoint, nginx.Path, 200, []);
        hooking?.Run(RivalWarmUpRequests);
        wrapping?.Run(RivalWarmUpRequests);

        var (requests, spawning, hooks, wraps) = (new Entrant(), new Entrant(), new Entrant(), new Entrant());
        var (requestCpu, spawnCpu, cpus) = (new Samples(), new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            var before = gateway.Cpu();
            var asked = asking.Run(RoundRequests);
            var askedCpu = (asked.Cpu + gateway.Cpu() - before).TotalMilliseconds / asked.Runs;
            var spawned = Spawn();
            var spawnedCpu = spawned.Cpu.TotalMilliseconds / spawned.Runs;
            requestCpu.Add(askedCpu);
            spawnCpu.Add(spawnedCpu);
            cpus.Add(askedCpu / spawnedCpu);

            spawning.Add(spawned.PerSecond, 1);
            requests.Add(asked.PerSecond, asked.PerSecond / spawned.PerSecond);
            hooks.Add(hooking?.Run(RoundRequests).PerSecond, asked.PerSecond);
            wraps.Add(wrapping?.Run(RoundRequests).PerSecond, asked.PerSecond);
        }

        // Afterwards: the runtime compiles for what it sees, and so many 304s between them would be what it sees.
        using var knowing = new Clients(gateway.EndPoint, Path, 304, keys, "If-None-Match: " + tag);
        knowing.Run(WarmUpRequests);
        var (known, knownLoop) = (new Entrant(), new Samples());
        for (var round = 0; round < KnownRounds; round++)
        {
            var fresh = knowing.Run(KnownRequests).PerSecond;
            Thread.Sleep(LogDelay);
            var spawned = Spawn().PerSecond;
            knownLoop.Add(spawned);
            known.Add(fresh, fresh / spawned);
        }

        return
        [
            new("gateway", $"GET {Path}, {Connections} connections, against the bare spawn loop", Quantity.PerSecond(requests.Rates), Quantity.PerSecond(spawning.Rates), Target.AtLeast(0.8)) { RoundRatios = requests.Ratios },
            new("gateway-cpu", "the same, CPU time a request (client and worker included)", Quantity.Milliseconds(requestCpu), Quantity.Milliseconds(spawnCpu), Target.None) { RoundRatios = cpus },
            Against("gateway-webhook", "the same, against webhook running the same command", hooks),
            Against("gateway-fcgiwrap", "the same, against nginx with fcgiwrap running it", wraps),
            new("gateway-304", $"GET {Path} with If-None-Match, against the bare spawn loop", Quantity.PerSecond(known.Rates), Quantity.PerSecond(knownLoop), Target.AtLeast(20)) { RoundRatios = known.Ratios },
        ];

        LoopResult Spawn() => ParallelLoop.Run(Connections, RoundRequests, _ => spawner.Run().Cpu);

        ResultRow Against(string name, string what, Entrant rival) => rival.Rates.Count == 0
            ? new(name, what, Quantity.PerSecond(requests.Rates), Quantity.NotInstalled, Target.AtLeast(1))
            : new(name, what, Quantity.PerSecond(requests.Rates), Quantity.PerSecond(rival.Rates), Target.AtLeast(1)) { RoundRatios = rival.Ratios };
    }

    private static (string Tag, int Bytes) TagAndLength(IPEndPoint endPoint, string key)
    {
        using var connection = new KeepAliveConnection(endPoint, Path, 200, key);
        return (connection.Get("ETag"), connection.Get());
    }

    /// <summary>One that takes part, by rounds.</summary>
    private sealed class Entrant
    {
        public Samples Rates { get; } = new();

        public Samples Ratios { get; } = new();

        public void Add(double rate, double ratio)
        {
            Rates.Add(rate);
            Ratios.Add(ratio);
        }

        /// <summary>A rival's round, where it is there.</summary>
        public void Add(double? rate, double gateways)
        {
            if (rate is { } there)
            {
                Add(there, gateways / there);
            }
        }
    }

    /// <summary>The connections to one server.</summary>
    /// <param name="endPoint">Where to.</param>
    /// <param name="path">What to ask for.</param>
    /// <param name="status">The only answer that is right.</param>
    /// <param name="keys">The connections have them in turns; none: they have none.</param>
    /// <param name="headers">More lines of the request's head.</param>
    private sealed class Clients(IPEndPoint endPoint, string path, int status, string[] keys, params string[] headers) : IDisposable
    {
        private readonly KeepAliveConnection[] _connections =
        [
            .. Enumerable.Range(0, Connections).Select(number =>
                new KeepAliveConnection(endPoint, path, status, keys.Length == 0 ? headers : [keys[number % keys.Length], .. headers])),
        ];

        public LoopResult Run(int requests) => ParallelLoop.Run(Connections, requests, worker =>
        {
            _connections[worker].Get();
            return TimeSpan.Zero; // the children are the server's, and counted there
        });

        public void Dispose() => Array.ForEach(_connections, connection => connection.Dispose());
    }
}
