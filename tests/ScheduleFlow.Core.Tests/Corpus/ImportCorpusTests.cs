using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Formats.Xmltv;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Tests.Formats;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Corpus;

/// <summary>
/// The whole shared corpus, imported by content as a user would: <c>expected.tsv</c> beside this file lists what becomes
/// of each file, and says why where it is not read without a note. After a deliberate change
/// <c>SCHEDULEFLOW_WRITE_EXPECTED=1</c> writes it anew, to be read before it is committed.
/// </summary>
public sealed class ImportCorpusTests
{
    private const string Header = "path\toutcome\tformat\tschedules\tevents\tduplicates\tchannels\tnotes\twhy";
    private const int MaxWhy = 160;

    private static string Table => Repository.PathTo("tests", "ScheduleFlow.Core.Tests", "Corpus", "expected.tsv");

    [Fact(Timeout = 300_000)]
    public Task Every_file_is_imported_or_refused_as_listed() => Task.Run(
        () =>
        {
            var paths = CorpusFiles.Rows("INDEX.tsv").Select(row => row["path"]).Where(path => File.Exists(Path.Combine(Requires.Corpus(), path))).Order(StringComparer.Ordinal).ToList();
            paths.Should().HaveCountGreaterThan(900);
            var found = paths.ConvertAll(path => $"{path}\t{Import(CorpusFiles.Read(path))}");
            if (Environment.GetEnvironmentVariable("SCHEDULEFLOW_WRITE_EXPECTED") == "1")
            {
                File.WriteAllLines(Table, [Header, .. found]);
            }

            var expected = File.ReadAllLines(Table);
            expected[0].Should().Be(Header);

            // Why is for people: a message may be worded anew.
            found.ConvertAll(WithoutWhy).Should().Equal([.. expected.Skip(1).Select(WithoutWhy)]);
            expected.Skip(1).Select(line => line.Split('\t')).Where(cells => cells[1] != "read").Should().OnlyContain(cells => cells[8].Length > 0);
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Every_guide_is_read_with_all_the_channels_and_programmes_that_an_XML_parser_counts() => Task.Run(
        () =>
        {
            var guides = CorpusFiles.Rows("ORACLE-xmltv.tsv").Where(row => row["expat"] == "OK" && row.Number("programmes") > 0).ToList();
            guides.Should().HaveCountGreaterThan(110);
            foreach (var row in guides)
            {
                ScheduleFormats.Open(new MemoryStream(CorpusFiles.Read(row["path"])), FormatNames.Auto).TryGet(out var input, out var unknown).Should().BeTrue(row["path"] + unknown?.Message);
                input!.Reader.Should().BeOfType<XmltvReader>(row["path"]);
                var sink = new RecordingSink();
                (input.Reader.Read(input.Stream, sink)?.Message).Should().BeNull(row["path"]);

                sink.EventCount.Should().Be(row.Number("programmes"), row["path"]);
                sink.Schedules.Single().Channels.Should().HaveCount(row.Number("channels"), row["path"]);
            }
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Every_calendar_that_another_parser_reads_has_as_many_events_for_us() => Task.Run(
        () =>
        {
            var rows = CorpusFiles.Rows("ORACLE-ical.tsv").Where(row => row["ical.js_2.2.1"].EndsWith(" vevent", StringComparison.Ordinal)).ToList();
            rows.Should().HaveCountGreaterThan(60);
            var different = new List<string>();
            foreach (var row in rows)
            {
                var events = int.Parse(row["ical.js_2.2.1"].Split(' ')[0], CultureInfo.InvariantCulture);
                var sink = new RecordingSink();
                ScheduleFormats.Reader(FormatNames.Ics)!.Read(new MemoryStream(CorpusFiles.Read(row["path"])), sink);
                if (sink.EventCount + sink.Warnings.Count(warning => warning.Contains("is cancelled", StringComparison.Ordinal)) != events)
                {
                    different.Add(row["path"]);
                }
            }

            different.Should().BeEquivalentTo(CalendarDeviations.Keys);
        },
        TestContext.Current.CancellationToken);

    // Where we count other events than ical.js, and why.
    private static readonly Dictionary<string, string> CalendarDeviations = new();

    private static string WithoutWhy(string line) => line[..line.LastIndexOf('\t')];

    private static string Import(byte[] document)
    {
        try
        {
            return ScheduleFormats.Open(new MemoryStream(document), FormatNames.Auto).TryGet(out var input, out var problem)
                && ImportPipeline.Run(input.Reader, input.Stream, new ReadingOptions { Start = InstantText.Parse("2026-12-01").Value }).TryGet(out var result, out problem)
                    ? Describe(result)
                    : Describe(problem!);
        }
        catch (UnreadableException exception)
        {
            return Describe(exception.Problem);
        }
    }

    private static string Describe(ImportResult result) => string.Join('\t', [
        result.Warnings.IsEmpty ? "read" : "noted",
        result.Format,
        $"{result.Drafts.Length}",
        $"{result.Drafts.Sum(draft => draft.Events.Length)}",
        $"{result.Drafts.Sum(draft => draft.Counts.DuplicatesRemoved)}",
        $"{result.Drafts.Sum(draft => draft.Channels.Length)}",
        $"{result.Warnings.Length}",
        Short(result.Warnings.FirstOrDefault() ?? "")]);

    private static string Describe(Problem problem) => string.Join('\t', [problem.Type.ToString(), "", "", "", "", "", $"{problem.Errors.Length}", Short(problem.Message)]);

    private static string Short(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character));
        return line.Length <= MaxWhy ? line : line[..MaxWhy] + "…";
    }
}
