using System.Collections.Immutable;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>
/// All rules. The list is generated (eng/ScheduleFlow.Registry) from every static field <c>Rule</c>: a rule is a file of
/// this folder and need not be named anywhere else.
/// </summary>
internal static partial class LintRules
{
    /// <summary>In order of id.</summary>
    public static ImmutableArray<LintRule> All { get; } = [.. Found().OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule of an id or a name, in any case; null for any other text.</summary>
    public static LintRule? Find(string text) => All.FirstOrDefault(rule =>
        rule.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
}
