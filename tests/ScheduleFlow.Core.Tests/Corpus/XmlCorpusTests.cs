using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.TvGuideXml;
using ScheduleFlow.Core.Tests.Formats;

namespace ScheduleFlow.Core.Tests.Corpus;

public sealed class XmlCorpusTests
{
    // Where well-formedness is judged differently from expat, and why.
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["hostile-xml/libxml2/iso-8859-5.xml"] = "single-byte encodings other than Latin-1 and Windows-1252 are not read",
        ["hostile-xml/roxmltree/ns_err_007.xml"] = "expat was run without namespaces, and one is reserved",
        ["hostile-xml/roxmltree/ns_err_009.xml"] = "expat was run without namespaces, and the prefix xmlns is reserved",
        ["hostile-xml/roxmltree/ns_err_010.xml"] = "expat was run without namespaces, and the prefix is not declared",
    };

    [Fact(Timeout = 60_000)]
    public Task Every_hostile_file_is_refused_and_well_formedness_is_judged_as_expat_does() => Task.Run(
        () =>
        {
            var rows = CorpusFiles.Rows("ORACLE-hostile-xml.tsv").ToList();
            rows.Should().HaveCountGreaterThan(90);
            var judged = new List<string>();
            foreach (var row in rows)
            {
                var bytes = CorpusFiles.Read(row["path"]);
                var problem = Reading.ProblemOf(new TvGuideXmlReader(), bytes);
                problem.Message.Should().NotContainAny("System.", "Xml_", "Exception");

                var isRefused = problem.Type == ErrorType.ParseError;
                var declaresEntities = row.Number("entity_decls") > 0;
                var isWellFormed = row["expat_2.x(no external loading)"] == "well-formed";
                if (declaresEntities)
                {
                    // Refused before the first of them, whatever follows.
                    isRefused.Should().BeTrue(row["path"]);
                    continue;
                }

                // Our reader stops at a root that is none of a schedule; what is wrong behind it, it need not say.
                if (isRefused == isWellFormed && !(problem.Type == ErrorType.Validation && !isWellFormed))
                {
                    judged.Add($"{row["path"]}: {problem.Message}");
                }
            }

            judged.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Should().BeEquivalentTo(Deviations.Keys, string.Join('\n', judged));
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task Every_hostile_file_inside_a_schedule_is_judged_as_expat_does() => Task.Run(
        () =>
        {
            // As content of a schedule, so that our reader goes through all of it: those that are UTF-8 and start with a tag.
            var count = 0;
            foreach (var row in CorpusFiles.Rows("ORACLE-hostile-xml.tsv").Where(row => row["doctype"].Length == 0))
            {
                var text = Encoding.UTF8.GetString(CorpusFiles.Read(row["path"]));
                if (text.Contains('\uFFFD') || text.Contains("<?xml", StringComparison.Ordinal) || text.StartsWith('\uFEFF') || !text.StartsWith('<') || text.Contains('\0'))
                {
                    continue;
                }

                var problem = new TvGuideXmlReader().Read(new MemoryStream(Encoding.UTF8.GetBytes($"<schedule><event><x>{text}</x></event></schedule>")), new RecordingSink());
                var expected = row["expat_2.x(no external loading)"] == "well-formed" && !WrongWithNamespaces.Contains(Path.GetFileName(row["path"]));
                expected = expected || row["expat_2.x(no external loading)"].Contains("junk after document element", StringComparison.Ordinal); // In here it may stand.
                (problem is null).Should().Be(expected, $"{row["path"]}: {problem?.Message}");
                count++;
            }

            count.Should().BeGreaterThan(30);
        },
        TestContext.Current.CancellationToken);

    // expat was run without namespaces; with them, a prefix has to be declared and some are reserved.
    private static readonly HashSet<string> WrongWithNamespaces = ["ns_err_007.xml", "ns_err_009.xml", "ns_err_010.xml"];

    [Fact(Timeout = 60_000)]
    public Task Native_schedules_are_read_with_all_their_events() => Task.Run(
        () =>
        {
            var files = CorpusFiles.OfKind("schedule-native").Where(path => path.EndsWith(".xml", StringComparison.Ordinal)).ToList();
            files.Should().HaveCount(4);
            foreach (var path in files)
            {
                var bytes = CorpusFiles.Read(path);
                var sink = Reading.Of(new TvGuideXmlReader(), bytes);

                sink.EventCount.Should().Be(Encoding.UTF8.GetString(bytes).Split("<event>").Length - 1 + Encoding.UTF8.GetString(bytes).Split("<event ").Length - 1, path);
                sink.Events.Should().OnlyContain(read => read.Title != null && read.Start != null && read.End != null, path);
                sink.Schedules.Should().ContainSingle(path).Which.Name.Should().NotBeNullOrEmpty(path);
            }
        },
        TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public Task XMLTV_is_refused_by_its_root_or_as_broken_and_never_read_as_a_schedule() => Task.Run(
        () =>
        {
            foreach (var path in CorpusFiles.OfKind("xmltv").Where(path => path.EndsWith(".xml", StringComparison.Ordinal)))
            {
                var sink = new RecordingSink();
                new TvGuideXmlReader().Read(new MemoryStream(CorpusFiles.Read(path)), sink).Should().NotBeNull(path);
                sink.EventCount.Should().Be(0, path);
            }
        },
        TestContext.Current.CancellationToken);
}
