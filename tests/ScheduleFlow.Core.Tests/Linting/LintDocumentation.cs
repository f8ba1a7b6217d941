using System.Text;
using System.Text.Json;
using ScheduleFlow.Core.Linting;
using ScheduleFlow.Core.Linting.Rules;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Tests.Linting;

/// <summary>What the docs say of the rules, made from the rules.</summary>
internal static class LintDocumentation
{
    private static readonly string[] Severities = ["off", "info", "warning", "error"];

    /// <summary>The table of docs/lint.md.</summary>
    public static string Table()
    {
        var text = new StringBuilder("| Id | Name | Severity | What it finds | What to do | Options |\n|---|---|---|---|---|---|\n");
        foreach (var rule in LintRules.All)
        {
            var help = rule.Help.Replace("docs/formats.md", "[formats.md](formats.md)", StringComparison.Ordinal).Replace("--fix", "`--fix`", StringComparison.Ordinal);
            var options = string.Join("; ", rule.Options.Select(Option));
            text.Append($"| {rule.Id} | `{rule.Name}` | {LintSeverityNames.NameOf(rule.Severity)} | {Meaning(rule)} | {help} | {options} |\n");
        }

        return text.ToString();
    }

    /// <summary>docs/lint.schema.json.</summary>
    public static string Schema()
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "ScheduleFlow lint configuration");
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            WriteText(json, "$schema", null);
            json.WriteStartObject("version");
            json.WriteStartArray("enum");
            json.WriteNumberValue(1);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("fail_on");
            WriteEnum(json, ["info", "warning", "error", "never"]);
            json.WriteString("description", "From which severity on findings make a run fail; default: warning");
            json.WriteEndObject();
            WriteText(json, "zone", "The IANA zone of times without an offset, and of days");
            WriteText(json, "day_start", "When broadcast days begin, such as 06:00");
            json.WriteStartObject("rules");
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (var rule in LintRules.All)
            {
                WriteRule(json, rule.Id, rule);
                WriteRule(json, rule.Name, rule);
            }

            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteBoolean("additionalProperties", false);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.ToArray()) + "\n";
    }

    private static string Meaning(LintRule rule) => rule.Details is null ? rule.Summary : $"{rule.Summary} {rule.Details}";

    private static string Option(LintOption option) => option.Choices.IsEmpty
        ? $"`{option.Name}`: {option.Help} (`{Usual(option)}`)"
        : $"`{option.Name}`: {option.Help}, `{option.Choices[0]}` (default) or {string.Join(" or ", option.Choices.Skip(1).Select(word => $"`{word}`"))}";

    // 48h, not 2d: what is counted from start to start has no days.
    private static string Usual(LintOption option) => option.Default < 3600 ? DurationText.Of(option.Default) : DurationText.OfHours(option.Default);

    // A severity alone, or an object with one and with the options of the rule.
    private static void WriteRule(Utf8JsonWriter json, string name, LintRule rule)
    {
        json.WriteStartObject(name);
        json.WriteString("description", Meaning(rule));
        json.WriteStartArray("oneOf");
        json.WriteStartObject();
        WriteEnum(json, Severities);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        json.WriteStartObject("severity");
        WriteEnum(json, Severities);
        json.WriteEndObject();
        foreach (var option in rule.Options)
        {
            WriteOption(json, option);
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOption(Utf8JsonWriter json, LintOption option)
    {
        json.WriteStartObject(option.Name);
        if (option.Choices.IsEmpty)
        {
            json.WriteStartArray("type");
            json.WriteStringValue("string");
            json.WriteStringValue("integer");
            json.WriteEndArray();
            json.WriteString("description", $"{option.Help}: 90s, 5m, 48h, 01:30:00, or seconds; default: {Usual(option)}");
        }
        else
        {
            WriteEnum(json, option.Choices);
            json.WriteString("description", $"{option.Help}; default: {option.Choices[0]}");
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? description)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        if (description is not null)
        {
            json.WriteString("description", description);
        }

        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, IEnumerable<string> words)
    {
        json.WriteStartArray("enum");
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
