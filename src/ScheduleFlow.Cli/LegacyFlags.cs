using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>
/// The flags of the replaced command, so that existing scripts run unchanged. Each is rewritten to its verb with the same
/// arguments; everything else on the line stays. The operations declare the flags.
/// </summary>
internal static class LegacyFlags
{
    /// <summary>The line with a verb instead of the flag. A line with a verb, or without such a flag, stays as it is.</summary>
    /// <param name="args">The line.</param>
    /// <param name="incomplete">The <c>usage</c> problem of a flag that lacks values; null: none does.</param>
    public static string[] Rewrite(string[] args, out Problem? incomplete)
    {
        incomplete = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (Operations.IsVerb(args[i]))
            {
                return args;
            }

            var (name, inlineValue) = Split(args[i]);
            if (Find(name) is not var (verb, flag))
            {
                continue;
            }

            string[] following = [.. inlineValue, .. args[(i + 1)..]];
            var given = following.TakeWhile(value => !value.StartsWith("--", StringComparison.Ordinal)).Take(flag.Values).Count();
            if (given < flag.Values)
            {
                incomplete = new Problem(
                    ErrorType.Usage,
                    $"{name} takes {flag.Values} {(flag.Values == 1 ? "value" : "values")}, but {given} follow it.")
                {
                    Hint = $"See scheduleflow {verb} --help: the flag stands for that verb.",
                };
                return [verb, .. args[..i]];
            }

            return [verb, .. flag.Words.Select(word => Fill(word, following)), .. args[..i], .. following[flag.Values..]];
        }

        return args;
    }

    private static (string Verb, OlderFlag Flag)? Find(string name)
    {
        if (!name.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var operation in Operations.All)
        {
            foreach (var flag in operation.OlderFlags)
            {
                if (flag.Flag == name)
                {
                    return (operation.Name, flag);
                }
            }
        }

        return null;
    }

    // --flag=value is --flag value.
    private static (string Flag, string[] Value) Split(string arg) =>
        arg.IndexOf('=') is > 0 and var equals ? (arg[..equals], [arg[(equals + 1)..]]) : (arg, []);

    private static string Fill(string word, string[] values) => word is ['{', var digit, '}'] ? values[digit - '0'] : word;
}
