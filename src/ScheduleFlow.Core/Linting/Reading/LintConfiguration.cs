using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Linting.Reading;

/// <summary>Configuration file → settings (docs/lint.md, docs/lint.schema.json).</summary>
internal static class LintConfiguration
{
    private const long MaxSeconds = 366L * 24 * 3600;

    /// <returns>The settings; a <c>parse_error</c>, or <c>validation</c> with every error and its line.</returns>
    public static Outcome<LintSettings> Read(string text)
    {
        if (!PlanTree.Parse(text).TryGet(out var root, out var problem))
        {
            return Of(problem);
        }

        var errors = new PlanErrors();
        if (PlanObject.Of(root, "", errors) is not { } top)
        {
            return Of(errors.ToProblem());
        }

        _ = top.Take("$schema");
        _ = top.Whole("version", 1, 1);
        var settings = new LintSettings
        {
            FailOn = Severity(top, "fail_on", off: "never"),
            Zone = top.Text("zone"),
            DayStart = top.Text("day_start"),
        };
        if (top.Object("rules") is { } rules)
        {
            foreach (var (key, _) in rules.Node.Entries)
            {
                settings = Rule(rules, key.Text, settings);
            }

            rules.End();
        }

        top.End();
        return errors.Any ? Of(errors.ToProblem()) : settings;
    }

    // Either a severity, or an object with a severity and options of the rule.
    private static LintSettings Rule(PlanObject rules, string name, LintSettings settings)
    {
        if (LintRules.Find(name) is not { } rule)
        {
            _ = rules.Take(name);
            var known = string.Join(", ", LintRules.All.Select(each => each.ToString()));
            rules.Error($"there is no rule “{ShortText.Of(name)}”; there are {known}");
            return settings;
        }

        if (rules.Take(name) is not PlanNode.Mapping)
        {
            return With(settings, rule, Severity(rules, name));
        }

        var options = rules.Object(name)!;
        settings = With(settings, rule, Severity(options, "severity"));
        foreach (var option in rule.Options)
        {
            if (Value(options, option) is { } value)
            {
                settings = settings with { Values = new Dictionary<LintOption, long>(settings.Values) { [option] = value } };
            }
        }

        options.End();
        return settings;
    }

    private static long? Value(PlanObject options, LintOption option) => option.Choices.IsEmpty
        ? options.Duration(option.Name, 1, MaxSeconds)
        : options.Choice(option.Name, [.. option.Choices.Select((word, number) => (word, (long)number))]);

    private static LintSeverity? Severity(PlanObject at, string name, string? off = null)
    {
        (string, LintSeverity)[] levels =
            [("info", LintSeverity.Info), ("warning", LintSeverity.Warning), ("error", LintSeverity.Error)];
        (string, LintSeverity)[] choices =
            off is null ? [("off", LintSeverity.Off), .. levels] : [.. levels, (off, LintSeverity.Off)];
        return at.Choice<LintSeverity>(name, choices);
    }

    private static LintSettings With(LintSettings settings, LintRule rule, LintSeverity? severity) =>
        severity is { } given
            ? settings with { Severities = new Dictionary<LintRule, LintSeverity>(settings.Severities) { [rule] = given } }
            : settings;

    private static Problem Of(Problem problem) => problem with
    {
        Message = problem.Message.Replace("The plan ", "The configuration ", StringComparison.Ordinal),
        Hint = "docs/lint.md describes every field; docs/lint.schema.json lets an editor check them while you type.",
    };
}
