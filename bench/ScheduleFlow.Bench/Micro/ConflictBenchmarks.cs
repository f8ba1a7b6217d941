using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Bench.Micro;

/// <summary>Conflicts among 100,000 events, each of which overlaps the next.</summary>
public class ConflictBenchmarks
{
    private readonly ImmutableArray<ScheduleEvent> _overlapping = Events(length: 2700);
    private readonly ImmutableArray<ScheduleEvent> _backToBack = Events(length: 1800);

    [Benchmark]
    public long Every_event_overlaps_the_next() => ConflictSweep.Find(_overlapping).Count;

    [Benchmark]
    public long No_event_overlaps_another() => ConflictSweep.Find(_backToBack).Count;

    private static ImmutableArray<ScheduleEvent> Events(long length)
    {
        var first = Instant.FromUtc(2026, 1, 1, 0);
        return [.. Enumerable.Range(0, 100_000).Select(i => new ScheduleEvent
        {
            Id = $"ev-{i}",
            Title = $"Programme {i}",
            Window = new TimeWindow(first.PlusSeconds(1800L * i), first.PlusSeconds((1800L * i) + length)),
        })];
    }
}
