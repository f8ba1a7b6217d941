using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>How long <c>list-schedules</c> takes with 100 schedules stored, against the cheapest process there is.</summary>
internal static class StartUp
{
    private const int Schedules = 100;
    private const int Pairs = 200;
    private const int JitPairs = 20;
    private const long MemoryBudget = 25_000_000;

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, "start-up", Schedules);
        var list = workshop.Worker("start-up", "list-schedules");

        var wall = Contest.Run(Pairs, list, new Command("/bin/true", []));
        yield return new("start-up", $"list-schedules, {Schedules} stored, against /bin/true", Quantity.Milliseconds(wall[0]), Quantity.Milliseconds(wall[1]), Target.AtMost(6));

        var jit = Contest.Run(JitPairs, list, workshop.JitWorker("start-up", "list-schedules"));
        yield return new("start-up-jit", "the same against its JIT build", Quantity.Milliseconds(jit[0]), Quantity.Milliseconds(jit[1]), Target.Below(1));

        yield return new("start-up-memory", "the same, peak memory against the budget", Quantity.Megabytes(PeakMemory.Of(list)), Quantity.Megabytes(MemoryBudget), Target.Below(1));
    }
}
