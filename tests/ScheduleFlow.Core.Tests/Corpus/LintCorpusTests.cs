using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Reading;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Time;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Corpus;

/// <summary>What lint says of every file of the corpus, held against what an import makes of it.</summary>
public sealed class LintCorpusTests
{
    private static readonly ReadingOptions Options = new() { Start = Instant.FromUtc(2026, 12, 1, 0) };

    [Fact(Timeout = 300_000)]
    public Task Lint_finds_what_an_import_finds_in_every_file() => Task.Run(
        () =>
        {
            var paths = CorpusFiles.Rows("INDEX.tsv").Select(row => row["path"]).Where(path => File.Exists(Path.Combine(Requires.Corpus(), path))).ToList();
            paths.Should().HaveCountGreaterThan(900);
            paths.Select(path => (path, Differences(CorpusFiles.Read(path)))).Where(file => file.Item2.Length > 0).Should().BeEmpty();
        },
        TestContext.Current.CancellationToken);

    private static string Differences(byte[] file)
    {
        var findings = new LintFindings(new LintSettings(), ImmutableHashSet<Fingerprint>.Empty);
        var linted = LintReading.Read("file", new MemoryStream(file), FormatNames.Auto, Options);
        new Linter(new LintSettings(), zone: null, dayStart: default).Check(linted, findings);
        var unreadable = findings.Counts.GetValueOrDefault(UnreadableRule.Rule);
        if (!DocumentReading.Read(new MemoryStream(file), FormatNames.Auto, Options).TryGet(out var imported, out var problem))
        {
            return unreadable > 0 ? "" : $"an import refuses it: {problem.Message}";
        }

        (string What, long Import, long Lint)[] numbers =
        [
            ("unreadable", 0, unreadable),
            ("events", imported.Drafts.Sum(draft => draft.Events.Length), linted.Schedules.Sum(schedule => schedule.Events.Length)),
            ("duplicates", imported.Drafts.Sum(draft => draft.Findings.DuplicateCount), findings.Counts.GetValueOrDefault(DuplicateRule.Rule)),
            ("overlaps", imported.Drafts.Sum(draft => draft.Findings.ConflictCount), findings.Counts.GetValueOrDefault(OverlapRule.Rule)),
            ("gaps", imported.Drafts.Sum(draft => draft.Findings.GapCount), findings.Counts.GetValueOrDefault(GapRule.Rule)),
        ];
        return string.Join(", ", numbers.Where(number => number.Import != number.Lint).Select(number => $"{number.What}: {number.Import} and {number.Lint}"));
    }
}
