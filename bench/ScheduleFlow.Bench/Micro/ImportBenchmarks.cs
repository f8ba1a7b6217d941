using BenchmarkDotNet.Attributes;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Bench.Micro;

/// <summary>Bytes → checked schedule, without the store.</summary>
public class ImportBenchmarks
{
    private readonly byte[] _xml = SampleDocuments.Xml(10_000);
    private readonly byte[] _json = SampleDocuments.Json(10_000);

    [Benchmark]
    public int Ten_thousand_events_of_xml() => Import(FormatNames.Xml, _xml);

    [Benchmark]
    public int Ten_thousand_events_of_json() => Import(FormatNames.Json, _json);

    private static int Import(string format, byte[] document) =>
        ImportPipeline.Run(ScheduleFormats.Reader(format)!, new MemoryStream(document), new ReadingOptions { Start = Instant.FromUtc(2026, 1, 1, 0) }).Value.Drafts.Length;
}
