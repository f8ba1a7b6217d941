using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>What is wrong with a line, with the nearest word that there is.</summary>
internal static class UsageErrors
{
    public static Problem Of(ParseResult parse)
    {
        var command = parse.CommandResult.Command;
        if (!command.Parents.Any() && parse.UnmatchedTokens is [var unknown, ..])
        {
            return unknown.StartsWith('-')
                ? Misspelt($"There is no verb or option “{unknown}”.", unknown, Names(command), "scheduleflow --help lists them.")
                : Misspelt($"There is no verb or option “{unknown}”.", unknown, Operations.All.Select(operation => operation.Name), "scheduleflow --help lists them.");
        }

        var help = command.Parents.Any() ? $"See scheduleflow {command.Name} --help." : "See scheduleflow --help.";
        if (parse.UnmatchedTokens.FirstOrDefault(token => token.StartsWith("--", StringComparison.Ordinal)) is { } option)
        {
            return Misspelt($"{command.Name} has no option “{option}”.", option.Split('=')[0], Names(command), help);
        }

        var messages = parse.Errors.Select(error => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        return new Problem(ErrorType.Usage, messages[0]) { Hint = help, Errors = messages.Count > 1 ? [.. messages] : [] };
    }

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
