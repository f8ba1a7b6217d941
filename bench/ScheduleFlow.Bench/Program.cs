using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Micro;
using ScheduleFlow.Bench.Processes;
using ScheduleFlow.Bench.Sections;

namespace ScheduleFlow.Bench;

/// <summary>
/// Sections → rows → one table (bench/README.md). Exit 0 where every target is met, 1 where one is missed, 2 for an
/// unknown section.
/// </summary>
internal static class Program
{
    private static readonly (string Name, Func<Workshop, IEnumerable<ResultRow>> Run)[] Sections =
    [
        ("start-up", StartUp.Run),
        ("gateway", GatewayRate.Run),
        ("fairness", Fairness.Run),
        ("import", ImportScale.Run),
        ("fill", CalendarFill.Run),
        ("growth", StoreGrowth.Run),
        ("timeline", TimelineLength.Run),
        ("plan", PlanScale.Run),
        ("channels", ChannelScale.Run),
        ("formats", FormatThroughput.Run),
        ("dashboard", DashboardStart.Run),
    ];

    public static int Main(string[] args)
    {
        if (args is ["micro", .. var options])
        {
            return MicroBenchmarks.Run(options);
        }

        if (args.FirstOrDefault(arg => Sections.All(section => section.Name != arg)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no section '{unknown}': choose from {string.Join(", ", Sections.Select(section => section.Name))}, micro; or none for all but micro.");
            return 2;
        }

        using var workshop = new Workshop(Repository.Find());
        PeakMemory.Verify();
        var facts = MachineFacts.Read(workshop.Repository, TimeProvider.System.GetLocalNow());
        var rows = new List<ResultRow>();
        foreach (var (name, run) in Sections.Where(section => args.Length == 0 || args.Contains(section.Name)))
        {
            Console.Error.WriteLine($"… {name}");
            rows.AddRange(run(workshop));
        }

        var report = ResultTable.Render(rows);
        Console.WriteLine(report);
        if (args.Length == 0)
        {
            var path = ResultFile.Save(workshop.Repository, facts, report, MachineFacts.LoadAverage());
            Console.Error.WriteLine($"Kept as {Path.GetRelativePath(workshop.Repository.Root, path)}");
        }

        return rows.TrueForAll(row => row.IsMet is not false) ? 0 : 1;
    }
}
