using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>
/// One thing that is looked for: all that is known of it, from which the table of rules in docs/lint.md, docs/lint.schema.json
/// and the reports are derived. Ids are stable: they stand in configurations, baselines and reports.
/// </summary>
/// <param name="id"><c>SF001</c> and so on.</param>
/// <param name="name">The same in a word, which a configuration may use too.</param>
/// <param name="severity">Where no configuration says otherwise.</param>
internal sealed class LintRule(string id, string name, LintSeverity severity)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public LintSeverity Severity { get; } = severity;

    /// <summary>What it means, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>More about what is found and what is not, for the docs; null: the summary says all.</summary>
    public string? Details { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Help { get; init; }

    /// <summary>What a configuration may say besides the severity.</summary>
    public ImmutableArray<LintOption> Options { get; init; } = [];

    /// <summary>Whether writing a document as an import takes it mends what is found.</summary>
    public bool IsMended { get; init; }

    /// <summary>Looks for it; null: it is found while a document is read.</summary>
    public Action<LintedSchedule, LintTerms, LintFindings>? Check { get; init; }

    public override string ToString() => $"{Id} {Name}";
}
