using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>A year of half-hour slots from 10,000 links, the whole process: read, fill, store, reply.</summary>
internal static class CalendarFill
{
    private const int Videos = 10_000;
    private const int Rounds = 15;

    private static readonly Quantity TimeBudget = new(500, "ms");

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        var links = workshop.PathTo("links.txt");
        File.WriteAllText(links, SampleDocuments.Links(Videos));

        var first = new Samples();
        var next = new Samples();
        var again = new Samples();
        for (var round = 0; round <= Rounds; round++)
        {
            // Each fill leaves its plays in the history of its store, so a fill without one needs a store of its own.
            var data = $"fill-{round}";
            Time(Fill(workshop, data, links, "2026-12-07T00:00:00Z"), first, round);
            Time(Fill(workshop, data, links, "2027-12-07T00:00:00Z"), next, round);
            Time(Fill(workshop, data, links, "2027-06-07T00:00:00Z"), again, round);
            Directory.Delete(workshop.PathTo(data), recursive: true);
        }

        yield return Row("fill", "10,000 links × 17,520 slots, whole process, against the limit", first);
        yield return Row("fill-next", "the year after: a history behind", next);
        yield return Row("fill-again", "half a year of it again: a history ahead", again);

        var peak = PeakMemory.Of(Fill(workshop, "fill-memory", links, "2026-12-07T00:00:00Z"));
        yield return new("fill-memory", "peak memory; no limit is set, 150 MB as for an import", Quantity.Megabytes(peak), new Quantity(150, "MB"), Target.None);

        static ResultRow Row(string name, string what, Samples samples) => new(name, what, Quantity.Milliseconds(samples), TimeBudget, Target.Below(1));
    }

    private static Command Fill(Workshop workshop, string data, string links, string start) =>
        workshop.Worker(data, "schedule-playlist", links, "--start", start, "--hours", "8760", "--slot", "30", "--cooldown", "48", "--seed", "7");

    private static void Time(Command command, Samples samples, int round)
    {
        using var spawner = new Spawner(command);
        var exit = spawner.Run();
        if (round > 0)
        {
            samples.Add(exit.Wall.TotalMilliseconds);
        }
    }
}
