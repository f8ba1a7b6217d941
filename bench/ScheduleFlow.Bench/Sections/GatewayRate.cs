using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Load;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// Requests a second through the gateway on four connections, against a loop that only starts the same command, four at
/// a time, and throws its reply away. The loop is what the machine can do; the rest is the gateway's price. And the
/// same by CPU time, which other programs on the machine take away from neither.
/// </summary>
internal static class GatewayRate
{
    private const int Schedules = 100;
    private const int Connections = 4;
    private const int WarmUpRequests = 6_000;
    private const int RoundRequests = 200;
    private const int Rounds = 31;

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, "gateway", Schedules);
        using var gateway = GatewayProcess.Start(workshop, "gateway");
        using var spawner = new Spawner(workshop.Worker("gateway", "list-schedules", "--request-id=00000000000000000000000000000000"));
        var connections = Enumerable.Range(0, Connections).Select(_ => new KeepAliveConnection(gateway.EndPoint, "/api/schedules")).ToArray();
        var (requests, spawns) = (new Samples(), new Samples());
        var (requestCpu, spawnCpu) = (new Samples(), new Samples());
        var (rates, cpus) = (new Samples(), new Samples());
        try
        {
            _ = ParallelLoop.Run(Connections, WarmUpRequests, Request);
            for (var round = 0; round < Rounds; round++)
            {
                var before = gateway.Cpu();
                var asked = ParallelLoop.Run(Connections, RoundRequests, Request);
                requests.Add(asked.PerSecond);
                var askedCpu = (asked.Cpu + gateway.Cpu() - before).TotalMilliseconds / asked.Runs;
                requestCpu.Add(askedCpu);

                var spawned = ParallelLoop.Run(Connections, RoundRequests, _ => spawner.Run().Cpu);
                spawns.Add(spawned.PerSecond);
                var spawnedCpu = spawned.Cpu.TotalMilliseconds / spawned.Runs;
                spawnCpu.Add(spawnedCpu);

                rates.Add(asked.PerSecond / spawned.PerSecond);
                cpus.Add(askedCpu / spawnedCpu);
            }
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }

        return
        [
            new("gateway", $"GET /api/schedules, {Connections} connections, against the bare spawn loop", Quantity.PerSecond(requests), Quantity.PerSecond(spawns), Target.AtLeast(0.8)) { RoundRatios = rates },
            new("gateway-cpu", "the same, CPU time a request (client and worker included)", Quantity.Milliseconds(requestCpu), Quantity.Milliseconds(spawnCpu), Target.None) { RoundRatios = cpus },
        ];

        TimeSpan Request(int worker)
        {
            connections[worker].Get();
            return TimeSpan.Zero; // the children are the gateway's, and counted there
        }
    }
}
