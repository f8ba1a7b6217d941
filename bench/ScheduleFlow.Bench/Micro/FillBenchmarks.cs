using BenchmarkDotNet.Attributes;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Bench.Micro;

/// <summary>A year of half-hour slots from 10,000 videos, without reading and storing.</summary>
public class FillBenchmarks
{
    private FillRequest _request = null!;

    [Params(true, false)]
    public bool Shuffle { get; set; }

    [GlobalSetup]
    public void Prepare() => _request = new FillRequest
    {
        Pool = [.. Enumerable.Range(0, 10_000).Select(i => new MediaItem(SampleDocuments.Url(i), $"Programme {i}"))],
        Start = Instant.FromUtc(2026, 12, 7, 0),
        HorizonSeconds = 8760 * 3600,
        SlotSeconds = 1800,
        CooldownSeconds = 48 * 3600,
        Shuffle = Shuffle,
        Seed = 7,
    };

    [Benchmark]
    public int A_year_of_half_hours() => CalendarFiller.Fill(_request).Value.Slots.Length;
}
