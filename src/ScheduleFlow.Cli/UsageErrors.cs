using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>What is wrong with a command line, with the nearest known word.</summary>
internal static class UsageErrors
{
    public static Problem Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (!command.Parents.Any() && parse.UnmatchedTokens is [var unknown, ..])
        {
            var known = unknown.StartsWith('-') ? Names(command) : Operations.All.Select(operation => operation.Name);
            return Misspelt($"There is no verb or option “{unknown}”.", unknown, known, "scheduleflow --help lists them.");
        }

        var help = command.Parents.Any() ? $"See scheduleflow {command.Name} --help." : "See scheduleflow --help.";
        if (parse.UnmatchedTokens.FirstOrDefault(token => token.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            return Misspelt($"{command.Name} has no option “{option}”.", option.Split('=')[0], Names(command), help);
        }

        var messages = parse.Errors.Select(error => OneLine(error.Message)).ToList();
        return new Problem(ErrorType.Usage, messages[0]) { Hint = help, Errors = messages.Count > 1 ? [.. messages] : [] };
    }

    private static string OneLine(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Problem Misspelt(string message, string word, IEnumerable<string> known, string otherwise) =>
        new(ErrorType.Usage, message)
        {
            Hint = Nearest.To(word, known) is { } meant ? $"Did you mean “{meant}”? {otherwise}" : otherwise,
        };

    private static IEnumerable<string> Names(Command command) =>
        from option in command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options))
        where !option.Hidden
        select option.Name;
}
