using System.Globalization;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>What a change and a look cost in a store of 10,000 schedules, against one with a single schedule.</summary>
internal static class StoreGrowth
{
    private const int Schedules = 10_000;
    private const int Rounds = 60;
    private const int WarmUps = 5;

    private const string Small = "growth-small";
    private const string Large = "growth-large";

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, Small, 1);
        SampleStore.FillWithCopies(workshop, Large, Schedules);
        var document = workshop.PathTo(Small + ".xml");
        var (import, show, delete) = (new Pair(), new Pair(), new Pair());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            // The same seed and time make the same id in both stores.
            var seed = (round + WarmUps).ToString(CultureInfo.InvariantCulture);
            var before = SampleStore.Ids(workshop, Small);
            Time(workshop, round, import, "import-schedule", document, "--seed", seed, "--now", "2026-12-01T00:00:00Z");
            var id = SampleStore.Ids(workshop, Small).Except(before).Single();
            Time(workshop, round, show, "show-schedule", id);
            Time(workshop, round, delete, "delete-schedule", id);
        }

        yield return Row("import", import);
        yield return Row("show", show);
        yield return Row("delete", delete);
    }

    // The two take turns in who is first: whatever the first one leaves to the disk, the second waits for.
    private static void Time(Workshop workshop, int round, Pair pair, params string[] arguments)
    {
        foreach (var (data, samples) in round % 2 == 0 ? [(Small, pair.Small), (Large, pair.Large)] : new[] { (Large, pair.Large), (Small, pair.Small) })
        {
            using var spawner = new Spawner(workshop.Worker(data, arguments));
            var exit = spawner.Run();
            if (round >= 0)
            {
                samples.Add(exit.Wall.TotalMilliseconds);
            }
        }
    }

    private static ResultRow Row(string verb, Pair pair) => new(
        $"growth-{verb}",
        string.Create(CultureInfo.InvariantCulture, $"{verb} with {Schedules:N0} schedules stored, against 1"),
        Quantity.Milliseconds(pair.Large),
        Quantity.Milliseconds(pair.Small),
        Target.AtMost(1.5));

    private sealed class Pair
    {
        public Samples Small { get; } = new();

        public Samples Large { get; } = new();
    }
}
