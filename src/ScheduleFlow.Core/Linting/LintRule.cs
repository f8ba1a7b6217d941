using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting;

/// <summary>
/// One rule, with everything about it. The table in docs/lint.md, docs/lint.schema.json and the reports are derived from
/// it. Ids are stable: configurations, baselines and reports use them.
/// </summary>
/// <param name="id"><c>SF001</c> and so on.</param>
/// <param name="name">Its name, which a configuration may use too.</param>
/// <param name="severity">Its severity, unless a configuration sets another.</param>
internal sealed class LintRule(string id, string name, LintSeverity severity)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public LintSeverity Severity { get; } = severity;

    /// <summary>What it means, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>More for the docs about what is found and what is not; null: the summary says all.</summary>
    public string? Details { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Help { get; init; }

    /// <summary>What a configuration may set besides the severity.</summary>
    public ImmutableArray<LintOption> Options { get; init; } = [];

    /// <summary>Whether writing the document as an import reads it fixes the findings.</summary>
    public bool IsMended { get; init; }

    /// <summary>Looks for findings; null: they are found while a document is read.</summary>
    public Action<LintedSchedule, LintTerms, LintFindings>? Check { get; init; }

    public override string ToString() => $"{Id} {Name}";
}
