using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Plans;

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
            FailOn = top.Choice("fail_on", ("info", LintSeverity.Info), ("warning", LintSeverity.Warning), ("error", LintSeverity.Error), ("never", LintSeverity.Off)),
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

    // A severity alone, or an object with one and with the options of the rule.
    private static LintSettings Rule(PlanObject rules, string name, LintSettings settings)
    {
        if (LintRules.Find(name) is not { } rule)
        {
            _ = rules.Take(name);
            rules.Error($"there is no rule “{PlanNode.Shortened(name)}”; there are {string.Join(", ", LintRules.All.Select(known => known.ToString()))}");
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
                settings = settings with { Values = settings.Values.SetItem(option, value) };
            }
        }

        options.End();
        return settings;
    }

    private static long? Value(PlanObject options, LintOption option) => option.Choices.IsEmpty
        ? options.Duration(option.Name, 1, MaxSeconds)
        : options.Choice(option.Name, [.. option.Choices.Select((word, number) => (word, (long)number))]);

    private static LintSeverity? Severity(PlanObject at, string name) =>
        at.Choice(name, ("off", LintSeverity.Off), ("info", LintSeverity.Info), ("warning", LintSeverity.Warning), ("error", LintSeverity.Error));

    private static LintSettings With(LintSettings settings, LintRule rule, LintSeverity? severity) =>
        severity is { } given ? settings with { Severities = settings.Severities.SetItem(rule, given) } : settings;

    private static Problem Of(Problem problem) => problem with
    {
        Message = problem.Message.Replace("The plan ", "The configuration ", StringComparison.Ordinal),
        Hint = "docs/lint.md describes every field; docs/lint.schema.json lets an editor check them while you type.",
    };
}
