using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>
/// All rules. The list is generated (eng/ScheduleFlow.Registry) from every static field <c>Rule</c>: a rule is one file in
/// this folder, and is named nowhere else.
/// </summary>
internal static partial class LintRules
{
    /// <summary>In order of id.</summary>
    public static ImmutableArray<LintRule> All { get; } = [.. Found().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule with an id or a name, ignoring case; null: there is none.</summary>
    public static LintRule? Find(string text) => All.FirstOrDefault(rule =>
        rule.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
}
