using System.Globalization;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.OpenApi;

namespace ScheduleFlow.Gateway.Tests.Documentation;

/// <summary>The tables of the docs that follow from the declarations, as Markdown.</summary>
internal static class ReferenceTables
{
    /// <summary>Every verb, by area.</summary>
    public static string Verbs()
    {
        var text = new StringBuilder();
        foreach (var area in Operations.All.GroupBy(operation => operation.Area))
        {
            text.Append(CultureInfo.InvariantCulture, $"**{area.Key}**\n\n| verb | |\n|---|---|\n");
            foreach (var operation in area)
            {
                text.Append(CultureInfo.InvariantCulture, $"| [`{Usage(operation)}`](reference.md#{operation.Name}) | {Cell(operation.Summary)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The flags of the older command.</summary>
    public static string OlderFlags()
    {
        var text = new StringBuilder("| flag | stands for |\n|---|---|\n");
        foreach (var operation in Operations.All)
        {
            foreach (var flag in operation.OlderFlags)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{Flag(flag)}` | `{string.Join(' ', flag.Words.Select(Placeholder).Prepend(operation.Name))}` |\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Every setting of the gateway.</summary>
    public static string Settings()
    {
        var text = new StringBuilder("| key | default | range | |\n|---|---|---|---|\n");
        foreach (var setting in GatewaySettings.All)
        {
            var name = setting.Option is { } option ? $"`{setting.Name}` (`{option}`)" : $"`{setting.Name}`";
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {setting.Default ?? "–"} | {setting.Range} | {setting.Help} |\n");
        }

        return text.ToString();
    }

    /// <summary>Every path, with who may call it.</summary>
    public static string Routes()
    {
        var text = new StringBuilder("| method and path | who | |\n|---|---|---|\n");
        var routes = Operations.All.SelectMany(operation => operation.Routes.Select(route => new DescribedRoute(operation, route)))
            .Concat(GatewayRoutes.All.Select(own => new DescribedRoute(own.Operation, own.Route) { Own = own }))
            .OrderBy(described => described.Route.Path, StringComparer.Ordinal).ThenBy(described => described.Route.Method, StringComparer.Ordinal);
        foreach (var described in routes)
        {
            var what = Cell(described.Route.Summary ?? described.Operation.Summary);
            var linked = described.Own is null ? $"[{what}](reference.md#{described.Operation.Name})" : what;
            text.Append(CultureInfo.InvariantCulture, $"| {described.Route.Method} {described.Route.Path} | {described.Role} | {linked} |\n");
        }

        return text.ToString();
    }

    /// <summary>Every type of error.</summary>
    public static string Errors()
    {
        var text = new StringBuilder("| HTTP | exit | `type` | when |\n|---|---|---|---|\n");
        foreach (var type in ErrorType.All.OrderBy(type => type.HttpStatus))
        {
            var exit = type.Exit is { } code ? ((int)code).ToString(CultureInfo.InvariantCulture) : "–";
            text.Append(CultureInfo.InvariantCulture, $"| {type.HttpStatus} | {exit} | `{type.Name}` | {Cell(type.Meaning)} |\n");
        }

        return text.ToString();
    }

    /// <summary>Every operation with its options, its routes and examples.</summary>
    public static string Reference()
    {
        var text = new StringBuilder();
        foreach (var area in Operations.All.GroupBy(operation => operation.Area))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {area.Key}\n\n");
            foreach (var operation in area)
            {
                Append(text, operation);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, Operation operation)
    {
        text.Append(CultureInfo.InvariantCulture, $"### {operation.Name}\n\n{operation.Summary}.{(operation.Description is { } more ? $" {more}" : "")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"    scheduleflow {Usage(operation)}\n\n");
        foreach (var route in operation.Routes)
        {
            var role = new DescribedRoute(operation, route).Role;
            text.Append(CultureInfo.InvariantCulture, $"- {route.Method} {route.Path} ({role})\n");
        }

        text.Append(operation.Routes.IsEmpty ? "" : "\n");
        var shown = operation.Options.Where(option => option.Reach != OptionReach.Gateway).ToList();
        if (shown.Count > 0)
        {
            text.Append("| shell | HTTP | |\n|---|---|---|\n");
            foreach (var option in shown)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Shell(option)} | {Http(operation, option)} | {Cell(OptionHelp.Of(option))} |\n");
            }

            text.Append('\n');
        }

        if (!operation.Examples.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {string.Join("\n    ", operation.Examples)}\n\n");
        }
    }

    private static string Usage(Operation operation) => string.Join(' ', operation.Options
        .Where(option => option.IsOperand && option.Reach != OptionReach.Http)
        .Select(option => Optional(option, Name(option) + (option.IsList ? "…" : "")))
        .Prepend(operation.Name)
        .Concat(operation.Options.Where(option => option is { IsOperand: false, IsRequired: true, Reach: not OptionReach.Http }).Select(option => $"--{option.Name} {Name(option)}")));

    private static string Optional(Option option, string name) => option.IsRequired ? name : $"[{name}]";

    private static string Name(Option option) => option.ValueName ?? option.Name.ToUpperInvariant();

    private static string Shell(Option option) => option.Reach == OptionReach.Http ? "–"
        : option.IsOperand ? $"`{Name(option)}`"
        : option.Type == OptionType.Flag ? $"`--{option.Name}`"
        : $"`--{option.Name} {Name(option)}`".Replace("|", "\\|", StringComparison.Ordinal);

    private static string Http(Operation operation, Option option) =>
        ReferenceEquals(option, Operation.IdempotencyKey) ? operation.Routes.IsEmpty ? "–" : $"header `{Operation.IdempotencyHeader}`"
        : !operation.Routes.Any(route => operation.OptionsOf(route).Contains(option)) ? "–"
        : option.IsInverted ? $"`{option.Field}` (false)"
        : $"`{string.Join("`, `", option.OtherFields.Prepend(option.Field))}`" + (option.Header is null ? "" : $", header `{option.Header}`");

    private static string Flag(OlderFlag flag) => string.Join(' ', Enumerable.Range(0, flag.Values).Select(i => $"VALUE{(flag.Values > 1 ? i + 1 : "")}").Prepend(flag.Flag));

    private static string Placeholder(string word) => word is ['{', var digit, '}'] ? $"VALUE{digit - '0' + 1}" : word;

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
