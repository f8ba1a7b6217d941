using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>
/// The flags of the command before this one, so that existing scripts run unchanged: each is its verb with the same
/// arguments, and everything else on the line stays.
/// </summary>
internal static class LegacyFlags
{
    /// <summary>The line in today's words. A line that has a verb, or no such flag, stays as it is.</summary>
    /// <param name="args">The line.</param>
    /// <param name="incomplete">Where a flag lacks values: the <c>usage</c> problem that says so.</param>
    public static string[] Rewrite(string[] args, out Problem? incomplete)
    {
        incomplete = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (CommandTree.IsVerb(args[i]))
            {
                return args;
            }

            var (flag, inlineValue) = Split(args[i]);
            if (Find(flag) is { } alias)
            {
                string[] following = [.. inlineValue, .. args[(i + 1)..]];
                var given = following.TakeWhile(value => !value.StartsWith("--", StringComparison.Ordinal)).Take(alias.Values).Count();
                if (given < alias.Values)
                {
                    incomplete = new Problem(ErrorType.Usage, $"{flag} takes {alias.Values} {(alias.Values == 1 ? "value" : "values")}, but {given} follow it.")
                    {
                        Hint = $"See scheduleflow {alias.Words[0]} --help, the verb that it stands for.",
                    };
                    return [alias.Words[0], .. args[..i]];
                }

                return [.. alias.Words.Select(word => Fill(word, following)), .. args[..i], .. following[alias.Values..]];
            }
        }

        return args;
    }

    private static (int Values, string[] Words)? Find(string flag)
    {
        if (!flag.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var operation in Operations.All)
        {
            if (operation.OlderFlags.FirstOrDefault(older => older.Flag == flag) is { } older)
            {
                return (older.Values, [operation.Name, .. older.Words]);
            }
        }

        return null;
    }

    // --flag=value is --flag value.
    private static (string Flag, string[] Value) Split(string arg) =>
        arg.IndexOf('=') is > 0 and var equals ? (arg[..equals], [arg[(equals + 1)..]]) : (arg, []);

    private static string Fill(string word, string[] values) => word is ['{', var digit, '}'] ? values[digit - '0'] : word;
}
