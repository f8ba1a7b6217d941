using System.Globalization;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>A dry run of a plan of 10,000 items with 20 fixed events a day, the whole process, and how it grows with the horizon.</summary>
internal static class PlanScale
{
    private const int Year = 365;
    private const int Quarter = 90;
    private const int Rounds = 5;
    private const long MemoryBudget = 300_000_000;

    private static readonly Quantity TimeBudget = new(5_000, "ms");

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        var (year, quarter) = (Plan(workshop, Year), Plan(workshop, Quarter));
        var contest = Contest.Run(Rounds, year, quarter);

        yield return new("plan", "10,000 items × 365 days, 20 fixed events a day, against the limit", Quantity.Milliseconds(contest[0]), TimeBudget, Target.Below(1));
        yield return new("plan-horizon", "365 days against 90; 4.06 is linear", Quantity.Milliseconds(contest[0]), Quantity.Milliseconds(contest[1]), Target.AtMost(1.2 * Year / Quarter));
        yield return new("plan-memory", "peak memory against the budget", Quantity.Megabytes(PeakMemory.Of(year)), Quantity.Megabytes(MemoryBudget), Target.Below(1));
    }

    private static Command Plan(Workshop workshop, int days)
    {
        var path = workshop.PathTo(string.Create(CultureInfo.InvariantCulture, $"plan-{days}.yaml"));
        File.WriteAllText(path, SamplePlan.Of(days));
        return workshop.Worker("plan", "plan", path, "--now", "2026-12-01T00:00:00Z");
    }
}
