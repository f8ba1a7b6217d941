namespace ScheduleFlow.EndToEnd.Tests.Rest;

/// <summary>Logs that are put aside while the gateway and its workers write to them.</summary>
public sealed class LogRollTests : GatewayTests
{
    private const int Requests = 60;

    protected override Dictionary<string, string> Settings => new() { ["ScheduleFlow:Log:MaxBytes"] = "2000", ["ScheduleFlow:Log:MaxFiles"] = "500" };

    [Fact]
    public async Task Every_event_is_in_one_of_the_files_once()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) => (await Gateway.SendAsync(HttpMethod.Get, "/api/schedules", requestId: $"roll-{number:000}")).MustSucceed());

        foreach (var log in new[] { Gateway.Log, Path.ChangeExtension(Gateway.Log, ".jsonl") })
        {
            await Until.TrueAsync(() => Lines(log).Count(line => line.Contains("roll-")) == 3 * Requests, "the request's, the operation's and the worker's line");
            Lines(log).Where(line => line.Contains("roll-")).GroupBy(line => line.Substring(line.IndexOf("roll-", StringComparison.Ordinal), 8)).Should().OnlyContain(lines => lines.Count() == 3).And.HaveCount(Requests);
            File.Exists(log + ".1").Should().BeTrue("much more was logged than fits one file");
        }
    }

    // A file may get the next number while it is read: then it is read again, later.
    private static List<string> Lines(string log)
    {
        try
        {
            return [.. Directory.GetFiles(Path.GetDirectoryName(log)!, Path.GetFileName(log) + "*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).SelectMany(File.ReadAllLines)];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
