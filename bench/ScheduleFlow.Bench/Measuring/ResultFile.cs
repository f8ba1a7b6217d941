using System.Globalization;

namespace ScheduleFlow.Bench.Measuring;

/// <summary>A run, kept as <c>bench/results/yyyy-mm-dd.md</c>; the second of a day as <c>…-2.md</c>, and so on.</summary>
internal static class ResultFile
{
    /// <summary>Returns the path of the new file.</summary>
    public static string Save(Repository repository, MachineFacts facts, string table, string loadAfter)
    {
        Directory.CreateDirectory(repository.Results);
        var day = facts.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var path = Path.Combine(repository.Results, day + ".md");
        for (var number = 2; File.Exists(path); number++)
        {
            path = Path.Combine(repository.Results, $"{day}-{number}.md");
        }

        File.WriteAllText(path, $"# Benchmarks, {day}\n\n{facts}\n- Load average before and after: {facts.Load}, {loadAfter}\n\n{table}\nIn brackets: 10th to 90th percentile. How to read and repeat this: ../README.md\n");
        return path;
    }
}
