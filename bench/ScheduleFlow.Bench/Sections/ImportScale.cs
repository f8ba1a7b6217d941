using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>How the time and memory of an import grow with the number of events.</summary>
internal static class ImportScale
{
    private const long MemoryBudget = 150_000_000;

    public static IEnumerable<ResultRow> Run(Workshop workshop) => [.. Rows(workshop, "xml", SampleDocuments.Xml), .. Rows(workshop, "json", SampleDocuments.Json)];

    private static IEnumerable<ResultRow> Rows(Workshop workshop, string format, Func<int, byte[]> document)
    {
        var ten = Import(workshop, format, document, 10);
        var thousand = Import(workshop, format, document, 1_000);
        var tenThousand = Import(workshop, format, document, 10_000);
        var hundredThousand = Import(workshop, format, document, 100_000);

        var small = Contest.Run(30, ten, thousand, tenThousand);
        yield return Row("1k", "1,000 events against 10", small[1], small[0], Target.None);
        yield return Row("10k", "10,000 events against 10", small[2], small[0], Target.AtMost(10));

        var large = Contest.Run(9, hundredThousand, tenThousand);
        yield return Row("100k", "100,000 events against 10,000", large[0], large[1], Target.AtMost(12));

        yield return Memory("10", ten, Target.None);
        yield return Memory("1k", thousand, Target.None);
        yield return Memory("10k", tenThousand, Target.Below(1));
        yield return Memory("100k", hundredThousand, Target.Below(1));

        ResultRow Row(string size, string what, Samples measured, Samples reference, Target target) =>
            new($"import-{format}-{size}", what, Quantity.Milliseconds(measured), Quantity.Milliseconds(reference), target);

        ResultRow Memory(string size, Command import, Target target) =>
            new($"import-{format}-{size}-memory", "peak memory against the budget", Quantity.Megabytes(PeakMemory.Of(import)), Quantity.Megabytes(MemoryBudget), target);
    }

    private static Command Import(Workshop workshop, string format, Func<int, byte[]> document, int events)
    {
        var path = workshop.PathTo($"{events}.{format}");
        File.WriteAllBytes(path, document(events));
        return workshop.Worker($"import-{format}-{events}", "import-schedule", path);
    }
}
