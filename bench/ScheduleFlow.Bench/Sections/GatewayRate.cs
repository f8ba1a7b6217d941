using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Load;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// Requests a second through the gateway on four connections, against a loop that only starts the same command, four at
/// a time, and throws its reply away. The loop is what the machine can do; the rest is the gateway's price.
/// </summary>
internal static class GatewayRate
{
    private const int Schedules = 100;
    private const int Connections = 4;
    private const int WarmUpRequests = 3_000;
    private const int RoundRequests = 400;
    private const int Rounds = 9;

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, "gateway", Schedules);
        using var gateway = GatewayProcess.Start(workshop, "gateway");
        using var spawner = new Spawner(workshop.Worker("gateway", "list-schedules"));
        var connections = Enumerable.Range(0, Connections).Select(_ => new KeepAliveConnection(gateway.EndPoint, "/api/schedules")).ToArray();
        var requests = new Samples();
        var spawns = new Samples();
        try
        {
            _ = ParallelLoop.Rate(Connections, WarmUpRequests, worker => connections[worker].Get());
            for (var round = 0; round < Rounds; round++)
            {
                requests.Add(ParallelLoop.Rate(Connections, RoundRequests, worker => connections[worker].Get()));
                spawns.Add(ParallelLoop.Rate(Connections, RoundRequests, _ => spawner.Run()));
            }
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }

        return [new("gateway", $"GET /api/schedules, {Connections} connections, against the bare spawn loop", Quantity.PerSecond(requests), Quantity.PerSecond(spawns), Target.AtLeast(0.8))];
    }
}
