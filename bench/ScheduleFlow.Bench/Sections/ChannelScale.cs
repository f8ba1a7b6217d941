using System.Globalization;
using System.Text;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>How import and list of channels grow with their number, and what checking many links at once saves.</summary>
internal static class ChannelScale
{
    private const int Links = 2_000;
    private const long MemoryBudget = 150_000_000;

    private static readonly int[] Sizes = [1, 10_000, 50_000];
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<ResultRow> Run(Workshop workshop) => [.. Growth(workshop), Validation(workshop)];

    private static IEnumerable<ResultRow> Growth(Workshop workshop)
    {
        var imports = Sizes.Select(count => Import(workshop, count)).ToArray();
        var imported = Contest.Run(9, imports);
        yield return new ResultRow("channels-import-10k", "import of 10,000 channels against 1", Quantity.Milliseconds(imported[1]), Quantity.Milliseconds(imported[0]), Target.None);
        yield return new ResultRow("channels-import-50k", "import of 50,000 channels against 10,000", Quantity.Milliseconds(imported[2]), Quantity.Milliseconds(imported[1]), Target.AtMost(7.5));
        yield return new ResultRow("channels-import-50k-memory", "peak memory against the budget", Quantity.Megabytes(PeakMemory.Of(workshop.Worker("channels-memory", "import-channels", workshop.PathTo("channels-50000.m3u")))), Quantity.Megabytes(MemoryBudget), Target.Below(1));

        // A page of the whole list, as its first hundred cost.
        var lists = Sizes.Select(count => workshop.Worker(Data(count), "list-channels", "--limit", "100")).ToArray();
        var listed = Contest.Run(15, lists);
        yield return new ResultRow("channels-list-10k", "a page of 10,000 channels against 1", Quantity.Milliseconds(listed[1]), Quantity.Milliseconds(listed[0]), Target.None);
        yield return new ResultRow("channels-list-50k", "a page of 50,000 channels against 10,000", Quantity.Milliseconds(listed[2]), Quantity.Milliseconds(listed[1]), Target.AtMost(6));
    }

    private static ResultRow Validation(Workshop workshop)
    {
        const string data = "channels-links";
        using var server = new SlowServer(hosts: 16, AnswerTime);
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < Links; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"#EXTINF:-1 tvg-id=\"c{i}.example\",Channel {i}\n{server.Url(i)}\n");
        }

        File.WriteAllText(workshop.PathTo("links.m3u"), list.ToString());
        SampleStore.RunOnce(workshop.Worker(data, "import-channels", workshop.PathTo("links.m3u")));
        SampleStore.RunOnce(workshop.Worker(data, "set-config", """{"validation":{"allow":["127.0.0.0/8"]}}"""));
        var measured = Contest.Run(3, workshop.Worker(data, "validate-channels"))[0];
        return new ResultRow(
            "channels-validate",
            $"{Links} links of 16 hosts, each answering after {AnswerTime.TotalMilliseconds:0} ms, against one after another",
            Quantity.Milliseconds(measured),
            Quantity.Milliseconds(InTurn()),
            Target.AtMost(0.05));
    }

    private static Command Import(Workshop workshop, int count)
    {
        var path = workshop.PathTo($"channels-{count}.m3u");
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < count; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"#EXTINF:-1 tvg-id=\"c{i}.example.edu\" tvg-chno=\"{i + 1}\" tvg-logo=\"https://media.example.edu/logos/{i}.png\" group-title=\"Group {i % 40}\",Channel {i}\nhttps://media.example.edu/live/{i}/index.m3u8\n");
        }

        File.WriteAllText(path, list.ToString());

        // Into an empty store each time: an import that changes nothing writes nothing.
        var worker = workshop.Worker(Data(count), "import-channels", path);
        return new Command("/bin/sh", ["-c", $"rm -rf '{workshop.PathTo(Data(count))}'; exec \"$0\" \"$@\"", worker.Program, .. worker.Arguments]) { Environment = worker.Environment };
    }

    // What the links would take one after another.
    private static Samples InTurn()
    {
        var samples = new Samples();
        samples.Add(Links * AnswerTime.TotalMilliseconds);
        return samples;
    }

    private static string Data(int count) => string.Create(CultureInfo.InvariantCulture, $"channels-{count}");
}
