using System.Text;
using System.Text.Json;
using System.Xml;
using ScheduleFlow.Bench.Inputs;
using ScheduleFlow.Bench.Measuring;
using ScheduleFlow.Bench.Processes;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Bench.Sections;

/// <summary>
/// How fast each format is read and written, against the platform's own parser that reads the same document and does
/// nothing with it; and what the import of 10 MB takes, the whole process.
/// </summary>
internal static class FormatThroughput
{
    private const int InProcessRounds = 15;
    private const int ProcessRounds = 7;
    private const double TenMegabytes = 10e6;
    private const long MemoryBudget = 200_000_000;

    private static readonly Target AtLeastHalf = Target.AtLeast(0.5);
    private static readonly Quantity ASecond = new(1_000, "ms");

    public static IEnumerable<ResultRow> Run(Workshop workshop)
    {
        foreach (var format in ScheduleFormats.ReaderNames.Where(name => name != FormatNames.Auto))
        {
            var document = SampleSchedule.As(format);
            yield return Throughput($"read-{format}", document, () => Read(format, document));
        }

        foreach (var format in ScheduleFormats.WriterNames)
        {
            yield return Throughput($"write-{format}", SampleSchedule.As(format), () => ScheduleFormats.Writer(format)!.Write(Stream.Null, SampleSchedule.Day, SampleSchedule.Options));
        }

        // Most documents say it, so it is a part of what their writers take.
        var sameDay = SampleSchedule.As(FormatNames.Json);
        yield return Throughput("content-hash", sameDay, () => ContentHash.Of(SampleSchedule.Day.Events)) with { Target = Target.None };

        foreach (var row in ScheduleFormats.ReaderNames.Where(name => name != FormatNames.Auto).SelectMany(format => Imports(workshop, format)))
        {
            yield return row;
        }
    }

    private static ResultRow Throughput(string name, byte[] document, Action ours)
    {
        var (parser, reference, target) = Platform(document);
        var (measured, platform, ratios) = Rounds.Run(InProcessRounds, ours, reference);
        return new ResultRow(name, $"against {parser} reading the same {document.Length / 1e6:0.0} MB", Speed(measured), Speed(platform), target) { RoundRatios = ratios };

        Quantity Speed(Samples seconds) => new(document.Length / 1e6 / seconds.Median, "MB/s");
    }

    private static void Read(string format, byte[] document)
    {
        var sink = new CountingSink();
        if (ScheduleFormats.Reader(format)!.Read(new MemoryStream(document), sink) is { } problem || sink.Events != SampleSchedule.Day.Events.Length)
        {
            throw new InvalidOperationException($"{format} was not read.");
        }
    }

    // What the platform has for this kind of text. For lines it has no parser, only what decodes and splits them: shown,
    // but no target, as that finds no field, no quote and no escape.
    private static (string Name, Action Read, Target Target) Platform(byte[] document) => document.AsSpan().TrimStart(" \r\n"u8)[0] switch
    {
        (byte)'<' when document.AsSpan(0, 100).IndexOf("<!DOCTYPE html"u8) < 0 => ("XmlReader", () => Xml(document), AtLeastHalf),
        (byte)'{' => ("Utf8JsonReader", () => Json(document), AtLeastHalf),
        _ => ("StreamReader's lines", () => Lines(document), Target.None),
    };

    private static void Xml(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        while (reader.Read())
        {
        }
    }

    private static void Json(byte[] document)
    {
        var reader = new Utf8JsonReader(document);
        while (reader.Read())
        {
        }
    }

    private static void Lines(byte[] document)
    {
        using var reader = new StreamReader(new MemoryStream(document), Encoding.UTF8);
        while (reader.ReadLine() is not null)
        {
        }
    }

    // What 10 MB add to the import of next to nothing.
    private static IEnumerable<ResultRow> Imports(Workshop workshop, string format)
    {
        var document = SampleSchedule.As(format);
        var (path, tiny) = (workshop.PathTo($"day.{format}"), workshop.PathTo("tiny.csv"));
        File.WriteAllBytes(path, document);
        File.WriteAllText(tiny, "title,start,duration\nA,2026-12-01T00:00:00Z,60\n");
        var import = workshop.Worker($"day-{format}", "import-schedule", path, "--format", format);
        var startUp = workshop.Worker($"tiny-{format}", "import-schedule", tiny);

        var contest = Contest.Run(ProcessRounds, import, startUp);
        var added = new Quantity((contest[0].Median - contest[1].Median) * TenMegabytes / document.Length, "ms");
        yield return new($"import-10mb-{format}", $"each 10 MB beyond start-up ({document.Length / 1e6:0.0} MB imported) against the limit", added, ASecond, Target.Below(1));
        yield return new($"import-10mb-{format}-memory", "peak memory against the limit", Quantity.Megabytes(PeakMemory.Of(import)), Quantity.Megabytes(MemoryBudget), Target.Below(1));
    }

    private sealed class CountingSink : IReadSink
    {
        public int Events { get; private set; }

        public void BeginSchedule()
        {
        }

        public void Name(string name)
        {
        }

        public void Channel(ScheduleChannel channel)
        {
        }

        public void ScheduleExtras(Extras extras)
        {
        }

        public bool Event(RawEvent rawEvent)
        {
            Events++;
            return true;
        }

        public void Warning(string message, Place? place = null)
        {
        }
    }
}
