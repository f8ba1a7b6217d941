using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Linting.Rules;

public sealed class ShortEventRuleTests
{
    [Theory]
    [InlineData("", 4, true)]
    [InlineData("", 5, false)]
    [InlineData("rules: {short-event: {seconds: 10}}", 9, true)]
    [InlineData("rules: {SF011: {seconds: 2s}}", 2, false)]
    [InlineData("rules: {SF011: off}", 1, false)]
    public void An_event_is_short_that_lasts_less_than_is_usual(string configuration, int seconds, bool isFound)
    {
        var found = Found(configuration, seconds);

        found.Should().HaveCount(isFound ? 1 : 0);
        foreach (var finding in found)
        {
            (finding.Severity, finding.Line, finding.Title).Should().Be((LintSeverity.Info, 3, "Sting"));
            finding.Message.Should().Contain($"lasts {seconds}s");
        }
    }

    private static List<LintFinding> Found(string configuration, int seconds)
    {
        var settings = configuration.Length == 0 ? new LintSettings() : LintConfiguration.Read(configuration).Value;
        var document = "start,end,title,url\n"
            + "2026-12-07T00:00:00Z,2026-12-07T12:00:00Z,Long,a.mp4\n"
            + $"2026-12-07T12:00:00Z,2026-12-07T12:00:{seconds:D2}Z,Sting,b.mp4\n";
        var findings = new LintFindings(settings, ImmutableHashSet<Fingerprint>.Empty);
        var options = new ReadingOptions { Start = Instant.FromUtc(2026, 12, 1, 0) };
        var linted = LintReading.Read("day.csv", new MemoryStream(Encoding.UTF8.GetBytes(document)), FormatNames.Auto, options);
        new Linter(settings, zone: null, dayStart: default).Check(linted, findings);
        return [.. findings.Listed.Where(finding => finding.Rule == ShortEventRule.Rule)];
    }
}
