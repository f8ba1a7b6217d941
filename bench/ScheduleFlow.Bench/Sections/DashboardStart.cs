using Microsoft.Playwright;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Load;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// The dashboard of the published gateway in Chromium: what a start loads and how long it takes, with an empty cache and with
/// a full one, and what serving it costs the gateway. The store holds a week of 2,016 events that is published on the channel
/// <see cref="Channel"/>.
/// </summary>
/// <remarks>What the calendar does once it is there, frames of a drag and the time from a drop to the screen, is <c>DashboardCalendar</c>'s.</remarks>
internal static class DashboardStart
{
    /// <summary>The channel on whose timeline the week is.</summary>
    public const string Channel = "bench";

    public const string Data = GatewayProcess.Data + "-dashboard";

    private const string Anything = "#app > :not(.boot)";
    private const int Events = 7 * 24 * 12;
    private const int WarmUp = 400;
    private const int ColdStarts = 5;
    private const int WarmStarts = 9;
    private const double Mebibyte = 1024 * 1024;

    private static readonly Quantity BytesBudget = new(2.6, "MiB");
    private static readonly Quantity RequestsBudget = new(70, "requests");
    private static readonly Quantity ColdBudget = new(2_000, "ms");
    private static readonly Quantity WarmBudget = new(800, "ms");
    private static readonly Quantity MemoryBudget = new(30, "MB");

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        if (!DashboardBrowser.IsInstalled)
        {
            return [new("dashboard", "Chromium (apt-get install chromium)", Quantity.NotInstalled, ColdBudget, Target.None)];
        }

        FillStore(workshop);
        using var gateway = GatewayProcess.Start(workshop, Data, PublishedGateway.Get(workshop));
        return [.. MeasureAsync(gateway).GetAwaiter().GetResult()];
    }

    /// <summary>A store with the week.</summary>
    public static void FillStore(Workshop workshop)
    {
        var week = workshop.PathTo("week.json");
        File.WriteAllBytes(week, SampleDocuments.Json(Events, minutes: 5));
        foreach (var arguments in (string[][])[
            ["import-schedule", week, "--name", "Bench week"],
            ["add-channel", "--name", "Bench", "--url", "http://127.0.0.1:9/bench.m3u8", "--id", Channel],
            ["publish-schedule", "Bench week", "--channel", Channel]])
        {
            using var worker = new Spawner(workshop.Worker(Data, arguments));
            worker.Run();
        }
    }

    private static async Task<List<ResultRow>> MeasureAsync(GatewayProcess gateway)
    {
        using (var api = new KeepAliveConnection(gateway.EndPoint, "/api/schedules"))
        {
            Enumerable.Range(0, WarmUp).ToList().ForEach(_ => api.Get()); // what the API takes for itself
        }

        var before = gateway.PeakBytes();
        await using var browser = await DashboardBrowser.StartAsync(new Uri($"http://{gateway.EndPoint}"));
        await browser.VisitAsync(await browser.NewPageAsync(), "", Anything); // the gateway's own JIT, and the page cache
        var cold = new List<Visit>();
        IPage page = null!;
        for (var start = 0; start < ColdStarts; start++)
        {
            page = await browser.NewPageAsync();
            cold.Add(await browser.VisitAsync(page, "", Anything));
        }

        var warm = new List<Visit>();
        for (var start = 0; start < WarmStarts; start++)
        {
            warm.Add(await browser.VisitAsync(page, "", Anything));
        }

        return
        [
            new("dashboard-bytes", "received until the dashboard is usable, empty cache, against the budget", new Quantity(cold.Max(visit => visit.Bytes) / Mebibyte, "MiB"), BytesBudget, Target.AtMost(1)),
            new("dashboard-requests", "requests until then", new Quantity(cold.Max(visit => visit.Requests), "requests"), RequestsBudget, Target.AtMost(1)),
            new("dashboard-cold", "time until then", Quantity.Milliseconds(TimesOf(cold)), ColdBudget, Target.AtMost(1)),
            new("dashboard-warm", "the same with what the browser has kept", Quantity.Milliseconds(TimesOf(warm)), WarmBudget, Target.AtMost(1)),
            new("dashboard-warm-requests", "requests then", new Quantity(warm.Max(visit => visit.Requests), "requests"), RequestsBudget, Target.None),
            new("dashboard-memory", "what the gateway's peak memory has grown by", Quantity.Megabytes(gateway.PeakBytes() - before), MemoryBudget, Target.AtMost(1)),
        ];
    }

    private static Samples TimesOf(List<Visit> visits)
    {
        var samples = new Samples();
        visits.ForEach(visit => samples.Add(visit.Usable.TotalMilliseconds));
        return samples;
    }
}
