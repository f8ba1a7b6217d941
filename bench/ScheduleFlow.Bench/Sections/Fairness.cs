using System.Diagnostics;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Load;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// What one caller feels of another's slow clients: 4 uploads and 20 readers of a 48 MB schedule, at 600 bytes a second,
/// beside 200 lists, one after another. Measured from the moment the slow ones begin, so while the readers' workers run;
/// once more when only the waiting is left; and alone.
/// </summary>
internal static class Fairness
{
    private const string Data = GatewayProcess.Data + "-fair";
    private const string Path = "/api/schedules";
    private const int Schedules = 100;
    private const int Events = 145_000; // 48 MB
    private const int Lists = 200;
    private const int WarmUp = 100;
    private const int Uploads = 4;
    private const int Readers = 20;
    private const double LimitMilliseconds = 1_000;
    private const long LimitBytes = 400_000_000;

    private static readonly TimeSpan ReplyLimit = TimeSpan.FromMinutes(2);

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        SampleStore.Fill(workshop, Data, Schedules);
        var document = workshop.PathTo("large.json");
        File.WriteAllBytes(document, SampleDocuments.Json(Events));
        using (var import = new Spawner(workshop.Worker(Data, "import-schedule", document)))
        {
            import.Run();
        }

        var large = SampleStore.Ids(workshop, Data).MaxBy(id => new FileInfo(System.IO.Path.Combine(workshop.PathTo(Data), "schedules", id + ".json")).Length)!;
        var slow = SampleStore.CreateKey(workshop, Data, "slow", "editor");
        var quick = SampleStore.CreateKey(workshop, Data);
        using var gateway = GatewayProcess.Start(workshop, Data);
        using var connection = new KeepAliveConnection(gateway.EndPoint, Path, 200, quick);
        Ask(connection, WarmUp);
        var alone = Ask(connection, Lists);
        var before = gateway.PeakBytes();

        var clients = new List<SlowClient>();
        try
        {
            clients.AddRange(Enumerable.Range(0, Uploads).Select(_ => SlowClient.Upload(gateway.EndPoint, "/api/import-schedule?format=xml", slow, 1_000_000)));
            var readers = Enumerable.Range(0, Readers).Select(_ => SlowClient.Read(gateway.EndPoint, $"{Path}/{large}", slow)).ToList();
            clients.AddRange(readers);
            var rush = Ask(connection, Lists);
            readers.ForEach(reader => reader.WaitForTheReply(ReplyLimit));
            var calm = Ask(connection, Lists);
            clients.ForEach(client => client.MustStillGoOn());
            return
            [
                new("fairness-p50", $"GET {Path} beside {Uploads} slow uploads and {Readers} slow readers of 48 MB that begin, the median, against alone", Quantity.Milliseconds(rush), Quantity.Milliseconds(alone), Target.None),
                new("fairness-p99", "the same, the 99th percentile of 200, against the limit", Percentile99(rush), new(LimitMilliseconds, "ms"), Target.Below(1)),
                new("fairness-calm-p99", "the same, when the readers' replies only wait to be read", Percentile99(calm), Percentile99(alone), Target.None),
                new("fairness-memory", FormattableString.Invariant($"the gateway's peak memory ({before / 1_000_000} MB before), against the limit"), Quantity.Megabytes(gateway.PeakBytes()), Quantity.Megabytes(LimitBytes), Target.Below(1)),
            ];
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static Samples Ask(KeepAliveConnection connection, int times)
    {
        var samples = new Samples();
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            connection.Get();
            samples.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return samples;
    }

    private static Quantity Percentile99(Samples samples) => new(samples.Quantile(0.99), "ms");
}
