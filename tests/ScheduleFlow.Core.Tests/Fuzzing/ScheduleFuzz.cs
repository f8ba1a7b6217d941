using System.Collections.Immutable;
using System.IO.Compression;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Reports;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>What must hold of any document that is imported, checked or, where it was read, exported again.</summary>
internal static class ScheduleFuzz
{
    private static readonly ReadingOptions Options = new() { Start = Instant.FromUtc(2026, 12, 1, 0), Zone = Zone("Europe/Berlin"), DayStart = new TimeOnly(6, 0) };

    private static readonly Zone?[] Zones = [null, Zone("America/St_Johns"), Zone("Pacific/Apia"), Zone("Africa/Casablanca")];

    public static FuzzSubject Of(string format, ImmutableArray<byte[]> tokens) => new()
    {
        Name = format,
        Seeds = FuzzSeeds.Of(format),
        Tokens = tokens,
        Read = document => Reading(Import(document, format)),
        Check = (document, random) => Check(document, random.Next(3) == 0 ? FormatNames.Auto : format, random),
    };

    /// <summary>Documents of all formats, packed; then also what is packed is damaged.</summary>
    public static FuzzSubject Packed() => new()
    {
        Name = "gzip",
        Seeds = [.. new[] { FormatNames.Xmltv, FormatNames.Json, FormatNames.Ics }.SelectMany(format => FuzzSeeds.Of(format)).Select(Pack)],
        Tokens = FuzzTokens.Xmltv,
        Read = document => Reading(Import(document, FormatNames.Auto)),
        Check = (document, random) => Check(document, FormatNames.Auto, random),
        AllocatedPerByte = 1_000 * 1_032, // Deflate's own bound.
    };

    private static Outcome<ImportResult> Import(byte[] document, string format, int chunk = int.MaxValue) =>
        DocumentReading.Read(chunk == int.MaxValue ? new MemoryStream(document) : Tests.Formats.Reading.Trickle(document, chunk), format, Options);

    private static FuzzedReading Reading(Outcome<ImportResult> outcome) =>
        outcome.TryGet(out var result, out var problem) ? new(null, result.Warnings) : new(problem, []);

    private static void Check(byte[] document, string format, Random random)
    {
        // 1. However the bytes arrive, it is the same.
        var outcome = Import(document, format);
        var trickled = Import(document, format, random.Next(1, 300));
        trickled.Problem?.Message.Should().Be(outcome.Problem?.Message);

        // 2. Lint finds it unreadable where an import refuses it, and has a report to give.
        if (format == FormatNames.Auto)
        {
            Lint(document, outcome.Problem);
        }

        if (!outcome.TryGet(out var result, out _))
        {
            return;
        }

        trickled.Value.Warnings.Should().Equal(result.Warnings);
        foreach (var (draft, other) in result.Drafts.Zip(trickled.Value.Drafts))
        {
            draft.Events.Should().Equal(other.Events);
            draft.Events.Should().OnlyContain(item => item.Window.Start < item.Window.End && item.Window.Start.IsInRange && item.Window.End.IsInRange && item.Title.Trim().Length > 0 && item.Id.Length > 0);
            draft.Events.Select(item => item.Window.Start).Should().BeInAscendingOrder();

            // 3. Whatever can be exported can be imported again.
            Export(draft, result.Format, random);
        }
    }

    private static void Lint(byte[] document, Problem? refused)
    {
        var settings = new LintSettings();
        var findings = new LintFindings(settings, ImmutableHashSet<Fingerprint>.Empty);
        var linted = LintReading.Read("x", new MemoryStream(document), FormatNames.Auto, Options);
        new Linter(settings, Options.Zone, Options.DayStart).Check(linted, findings);
        var report = new LintReport([LintedSource.Of(linted)], findings, settings, LintSeverity.Warning, []);
        TextReport.Write(Stream.Null, report);
        SarifReport.Write(Stream.Null, report);
        JunitReport.Write(Stream.Null, report);

        findings.Counts.ContainsKey(UnreadableRule.Rule).Should().Be(refused is not null, refused?.Message);
    }

    private static void Export(ImportDraft draft, string source, Random random)
    {
        var schedule = new Schedule
        {
            Id = new ScheduleId(Guid.Empty),
            Name = draft.Name ?? "N",
            Source = source,
            Imported = Options.Start,
            Counts = draft.Counts,
            Channels = draft.Channels,
            Events = draft.Events,
            Extras = draft.Extras,
        };
        foreach (var format in ScheduleFormats.WriterNames)
        {
            var writer = ScheduleFormats.Writer(format)!;
            var options = new WriteOptions(Options.Start) { Zone = Zones[random.Next(Zones.Length)], IsCompact = random.Next(2) == 0, DayStart = new TimeOnly(random.Next(24), 30) };
            if (writer.Refusal(schedule, options) is { } refusal)
            {
                refusal.Message.Should().NotBeNullOrWhiteSpace();
                continue;
            }

            var document = new MemoryStream();
            writer.Write(document, schedule, options);
            document.Position = 0;
            var held = writer.Held(schedule, options);
            if (ExportCheck.IsSame(document, format, options, [held]) == false)
            {
                Assert.Fail($"As {format} in {options} it is another schedule: {Difference(document.ToArray(), format, options, held)}");
            }
        }
    }

    private static string Difference(byte[] document, string format, WriteOptions options, Schedule held)
    {
        if (!DocumentReading.Read(new MemoryStream(document), format, new ReadingOptions { Start = Options.Start, Zone = options.Zone, DayStart = options.DayStart }).TryGet(out var result, out var problem))
        {
            return problem.Message;
        }

        var read = result.Drafts[0];
        var (got, wanted) = read.Events.Zip(held.Events).FirstOrDefault(pair => pair.First with { Extras = null } != (pair.Second with { Extras = null }));
        return $"{result.Drafts.Length} schedules, “{read.Name}” for “{held.Name}”, {read.Events.Length} events for {held.Events.Length}, {got} for {wanted}";
    }

    private static byte[] Pack(byte[] document)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(document);
        }

        return output.ToArray();
    }

    private static Zone Zone(string name) => Core.Time.Zone.TryFind(name, out var zone, out _) ? zone : throw new InvalidOperationException(name);
}
