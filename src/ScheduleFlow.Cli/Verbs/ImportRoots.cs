using System.Collections.Immutable;
using System.CommandLine;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>The option with which the gateway says where a path may lead to; a person in a shell needs none.</summary>
internal static class ImportRoots
{
    public static Option<string[]> Option() => new("--import-root") { Description = "A folder that FILE must lie in; may be repeated", HelpName = "DIR", Hidden = true };

    public static ImmutableArray<string> Of(ParseResult parse, Option<string[]> option) => [.. parse.GetValue(option) ?? []];
}
