using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NJsonSchema;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Reports;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Linting;

public sealed class LintTests : IDisposable
{
    private const string Clean = """
        start,end,title,url
        2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,A,http://x/a.mp4
        2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,B,http://x/b.mp4
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_full_day_of_different_videos_has_no_findings() => Lint(Clean).Findings.Listed.Should().BeEmpty();

    [Theory]
    [InlineData("2026-12-07T11:00:00Z,2026-12-08T00:00:00Z,B,http://x/b.mp4", "SF001", 3)]
    [InlineData("2026-12-07T13:00:00Z,2026-12-08T00:00:00Z,B,http://x/b.mp4", "SF002", 3)]
    [InlineData("2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,a ,http://x/b.mp4", "SF003", 3)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,B,http://x/a.mp4", "SF004", 3)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,B,", "SF005", 3)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-07T23:00:00Z,B,http://x/b.mp4", "SF007", 2)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-10T00:00:00Z,B,http://x/b.mp4", "SF008", 3)]
    [InlineData("2026-12-06T12:00:00Z,2026-12-07T00:00:00Z,B,http://x/b.mp4", "SF009", 3)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-07T11:00:00Z,B,http://x/b.mp4", "SF000", 3)]
    [InlineData("2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,,http://x/b.mp4", "SF000", 3)]
    public void Each_rule_finds_its_fault_and_names_the_line(string second, string rule, int line)
    {
        var found = Lint(string.Join('\n', Clean.Split('\n').Take(2)) + "\n" + second).Findings.Listed;

        found.Where(finding => finding.Rule.Id == rule).Should().ContainSingle().Which.Line.Should().Be(line);
    }

    [Fact]
    public void A_local_time_that_comes_twice_is_a_clock_change()
    {
        var report = Lint("start,end,title,url\n2026-10-25T02:30:00,2026-10-25T04:00:00,A,http://x/a.mp4", request => request with { Zone = "Europe/Berlin" });

        report.Findings.Listed.Should().Contain(finding => finding.Rule == ClockChangeRule.Rule && finding.Line == 2);
        report.Findings.Counts.Should().NotContainKey(ReadingRule.Rule);
    }

    [Fact]
    public void A_day_on_which_the_clocks_change_is_full_with_25_hours()
    {
        var full = Lint("start,end,title,url\n2026-10-24T22:00:00Z,2026-10-25T10:00:00Z,A,http://x/a.mp4\n2026-10-25T10:00:00Z,2026-10-25T23:00:00Z,B,http://x/b.mp4", request => request with { Zone = "Europe/Berlin" });
        var short1 = Lint("start,end,title,url\n2026-10-24T22:00:00Z,2026-10-25T10:00:00Z,A,http://x/a.mp4\n2026-10-25T10:00:00Z,2026-10-25T22:00:00Z,B,http://x/b.mp4", request => request with { Zone = "Europe/Berlin" });

        full.Findings.Listed.Should().BeEmpty();
        short1.Findings.Listed.Should().ContainSingle().Which.Message.Should().Contain("1d of 25h");
    }

    [Fact]
    public void What_cannot_be_read_at_all_is_a_finding_with_its_place()
    {
        var report = Lint("<tvguide>\n  <event>\n", name: "week.xml");

        report.Findings.Listed.Should().ContainSingle().Which.Rule.Should().Be(UnreadableRule.Rule);
        report.Findings.Listed[0].Line.Should().BeGreaterThan(0);
        report.Passed.Should().BeFalse();
    }

    [Fact]
    public void Where_no_event_names_media_one_finding_says_so() =>
        Lint("start,end,title\n2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,A\n2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,B")
            .Findings.Listed.Should().ContainSingle().Which.Message.Should().Be("none of the 2 events names its media");

    [Fact]
    public void Counts_are_exact_where_lists_are_cut()
    {
        var rows = Enumerable.Range(0, 100).Select(i => $"2026-12-07T00:00:{i % 60:00}Z,2026-12-08T00:00:00Z,T{i},http://x/{i}");
        var report = Lint("start,end,title,url\n" + string.Join('\n', rows));

        report.Findings.Counts[OverlapRule.Rule].Should().Be(100 * 99 / 2);
        report.Findings.Listed.Count(finding => finding.Rule == OverlapRule.Rule).Should().Be(Limits.MaxListed);
    }

    [Fact]
    public void A_configuration_sets_severities_and_options()
    {
        const string Document = "start,end,title,url\n2026-12-07T00:00:00Z,2026-12-07T11:59:50Z,A,http://x/a.mp4\n2026-12-07T12:00:00Z,2026-12-08T00:00:00Z,B,http://x/a.mp4";

        var report = Lint(Document, request => request with { Config = Input("lint.yaml", "rules:\n  gap: {min: 30s}\n  SF004: {severity: error, cooldown: 6h}\n  day-length: warning\nfail_on: error\n") });

        report.Findings.Listed.Should().ContainSingle().Which.Severity.Should().Be(LintSeverity.Warning);
        report.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("rules: {SF999: off}", "SF999")]
    [InlineData("rules: {gap: loud}", "off, info, warning or error")]
    [InlineData("rules: {gap: {max: 3s}}", "max")]
    [InlineData("fail_on: sometimes", "fail_on")]
    [InlineData("rulez: {}", "rulez")]
    [InlineData("[", "Line")]
    public void A_wrong_configuration_is_refused_with_its_line(string configuration, string expected)
    {
        var problem = LintConfiguration.Read(configuration).Problem!;

        problem.Message.Should().MatchRegex("[Ll]ine [12]").And.Contain(expected).And.NotContain("plan");
        problem.Hint.Should().Contain("docs/lint.md");
    }

    [Fact]
    public void What_the_baseline_has_is_passed_over_wherever_its_line_has_moved()
    {
        const string Row = "2026-12-07T13:00:00Z,2026-12-08T00:00:00Z,B,http://x/b.mp4";
        var first = Lint(string.Join('\n', Clean.Split('\n').Take(2)) + "\n" + Row, request => request with { WriteBaseline = _folder["baseline.json"] });
        var again = Lint("start,end,title,url\n\n\n" + Clean.Split('\n')[1] + "\n" + Row, request => request with { Baseline = Input("baseline.json") });

        first.Passed.Should().BeTrue("it wrote the baseline");
        again.Findings.Listed.Should().BeEmpty();
        again.Findings.Known.Should().Be(first.Total);
    }

    [Fact]
    public void A_file_that_is_no_baseline_is_refused()
    {
        var wrong = Run([Input("week.csv", Clean)], request => request with { Baseline = Input("b.json", "{}") });

        wrong.Problem!.Hint.Should().Contain("--write-baseline");
    }

    [Fact]
    public void Fix_removes_duplicates_sorts_and_keeps_the_rest()
    {
        var rows = Clean.Split('\n').Select(row => row.TrimEnd()).ToArray();
        var report = Lint($"{rows[0]}\n{rows[2]}\n{rows[1]}\n{rows[1]}\n", request => request with { Fix = true });

        report.Findings.Listed.Should().BeEmpty();
        report.Fixed.Should().ContainSingle().Which.Findings.Should().Be(3);
        var mended = File.ReadAllLines(_folder["week.csv"]);
        mended.Should().HaveCount(3);
        mended[1].Should().Contain("A").And.Contain("http://x/a.mp4");
    }

    [Fact]
    public void Fix_leaves_alone_what_it_cannot_write_back()
    {
        var path = _folder.Write("two.json", """[{"schedules":[]}]""");
        const string Twice = """{"schedules":[{"name":"a","events":[{"title":"A","start":"2026-12-07T00:00:00Z","end":"2026-12-07T01:00:00Z"},{"title":"A","start":"2026-12-07T00:00:00Z","end":"2026-12-07T01:00:00Z"}]},{"name":"b","events":[{"title":"A","start":"2026-12-07T00:00:00Z","end":"2026-12-07T01:00:00Z"}]}]}""";
        File.WriteAllText(path, Twice);

        var outcome = Run([Input("two.json")], request => request with { Fix = true });

        outcome.Problem!.Message.Should().Contain("several schedules");
        File.ReadAllText(path).Should().Be(Twice);
    }

    [Theory]
    [InlineData("info", false)]
    [InlineData("warning", true)]
    [InlineData("never", true)]
    public void A_run_fails_from_the_named_severity_on(string failOn, bool passes) =>
        Lint("start,end,title,url\n2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,A,http://x/a.mp4", request => request with { FailOn = failOn }).Passed.Should().Be(passes);

    [Fact]
    public void Sarif_names_rules_places_and_fingerprints()
    {
        var report = Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(Written(SarifReport.Write, report));

        var run = document.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        document.RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
        run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().Should().Be(result.GetProperty("ruleId").GetString()).And.Be("SF002");
        result.GetProperty("level").GetString().Should().Be("warning");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(3);
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().EndWith("week.csv");
        result.GetProperty("partialFingerprints").EnumerateObject().Should().ContainSingle();
    }

    [Theory(Timeout = 60_000)]
    [InlineData(Clean)]
    [InlineData("start,end,title,url\n2026-12-07T11:00:00Z,2026-12-08T00:00:00Z,B,\n2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,\"A \"\"x\"\" <é>\",http://x/a.mp4\n2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,,http://x/a.mp4\n")]
    [InlineData("no schedule at all")]
    public async Task Sarif_is_what_its_schema_says(string document)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", "sarif-2.1.0.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var sarif = Written(SarifReport.Write, Lint(document, name: "a b/ü #1.csv"));

        schema.Validate(sarif).Should().BeEmpty();
        schema.Validate(sarif.Replace("\"runs\"", "\"walks\"", StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("""{"version":1,"fail_on":"error","zone":"Europe/Berlin","day_start":"06:00","rules":{"SF001":"error","gap":{"severity":"info","min":"30s"},"SF004":{"cooldown":"24h","by":"title"},"long-event":{"max":"12h"}}}""", true)]
    [InlineData("""{"rules":{"SF999":"error"}}""", false)]
    [InlineData("""{"rules":{"SF001":"fatal"}}""", false)]
    [InlineData("""{"rules":{"SF001":{"min":"30s"}}}""", false)]
    [InlineData("""{"version":2}""", false)]
    [InlineData("""{"fail_on":"off"}""", false)]
    [InlineData("""{"severity":"error"}""", false)]
    public async Task The_reader_and_the_schema_agree_on_a_configuration(string configuration, bool isRight)
    {
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.PathTo("docs", "lint.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

        LintConfiguration.Read(configuration).TryGet(out _, out var problem).Should().Be(isRight, problem?.Message);
        (schema.Validate(configuration).Count == 0).Should().Be(isRight);
    }

    [Fact]
    public void Junit_has_a_test_for_each_rule_and_a_failure_for_what_fails()
    {
        var report = Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A\u0001", StringComparison.Ordinal).Replace(",B,", ",<B>,", StringComparison.Ordinal));
        var suites = XElement.Parse(Written(JunitReport.Write, report));

        suites.Descendants("testcase").Should().HaveCount(LintRules.All.Length);
        suites.Descendants("failure").Should().ContainSingle().Which.Attribute("message")!.Value.Should().Contain("<B>");
        suites.Attribute("failures")!.Value.Should().Be("1");
        suites.Descendants("system-out").Should().ContainSingle("a day that is not full is no failure");
    }

    [Theory]
    [InlineData("{\"format\":\"scheduleflow-lint-baseline/1\",\"findings\":[{\"fingerprint\":\"\\ud800\"}]}")]
    [InlineData("{\"format\":\"scheduleflow-lint-baseline/1\",\"findings\":[{\"fingerprint\":1},{}]")]
    public void A_baseline_with_what_is_no_text_is_refused(string baseline) =>
        Run([Input("week.csv", Clean)], request => request with { Baseline = Input("b.json", baseline) }).Problem!.Type.Should().Match<ErrorType>(type => type == ErrorType.Validation || type == ErrorType.ParseError);

    [Fact]
    public void On_a_terminal_text_is_coloured_and_says_the_same()
    {
        var report = Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A", StringComparison.Ordinal));
        var coloured = Written((output, found) => TextReport.Write(output, found, isColoured: true), report);

        coloured.Should().Contain("\e[1;33mwarning\e[0m SF002");
        System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", "").Should().Be(Written(TextReport.Write, report));
    }

    [Fact]
    public void Text_shows_the_line_and_the_sum()
    {
        var text = Written(TextReport.Write, Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A", StringComparison.Ordinal)));

        text.Should().Contain("week.csv:3: warning SF002 gap:").And.Contain("     3 | 2026-12-07T12:00:00Z,2026-12-08").And.EndWith("2 findings (1 warning, 1 info) in 1 source.\n");
    }

    [Fact]
    public void The_same_input_gives_the_same_fingerprints()
    {
        var first = Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A", StringComparison.Ordinal));
        var second = Lint(Clean.Replace("T12:00:00Z,A", "T11:00:00Z,A", StringComparison.Ordinal));

        first.Findings.Listed.Select(finding => finding.Fingerprint).Should().Equal(second.Findings.Listed.Select(finding => finding.Fingerprint)).And.OnlyHaveUniqueItems();
    }

    private static string Written(Action<Stream, LintReport> write, LintReport report)
    {
        using var stream = new MemoryStream();
        write(stream, report);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private LintReport Lint(string document, Func<Terms, Terms>? with = null, string name = "week.csv") =>
        Run([Input(name, document)], with).Value;

    private Outcome<LintReport> Run(ImmutableArray<string> sources, Func<Terms, Terms>? with)
    {
        var now = Instant.FromUtc(2026, 12, 1, 0);
        var context = new OperationContext { Store = new FileStore(_folder["data"], new ChangeOrigin(now, "lint", null, null)), Now = now, Entropy = Guid.Empty };
        var terms = with?.Invoke(new Terms()) ?? new Terms();
        var request = new LintRequest
        {
            Sources = sources,
            Config = terms.Config,
            Baseline = terms.Baseline,
            WriteBaseline = terms.WriteBaseline,
            Fix = terms.Fix,
            FailOn = terms.FailOn,
            Zone = terms.Zone,
        };
        return LintSchedules.Check(request, context);
    }

    private string Input(string name, string text)
    {
        _folder.Write(name, text);
        return Input(name);
    }

    private string Input(string name) => _folder[name];

    /// <summary>What a test asks besides its document.</summary>
    private sealed record Terms
    {
        public string? Config { get; init; }

        public string? Baseline { get; init; }

        public string? WriteBaseline { get; init; }

        public bool Fix { get; init; }

        public string? FailOn { get; init; }

        public string? Zone { get; init; }
    }
}
