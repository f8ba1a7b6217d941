using System.CommandLine;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>The option of the verbs that a client may safely repeat.</summary>
internal static class IdempotencyKey
{
    public static Option<string> Option() => new("--idempotency-key")
    {
        Description = "Repeating the command with the same key within 24 hours gives the same reply and changes nothing",
        HelpName = "KEY",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The key; null where the option is not there, empty where it says nothing (which is no key, and is refused as such).</summary>
    public static string? Of(ParseResult parse, Option<string> option) =>
        parse.GetResult(option) is null ? null : parse.GetValue(option) ?? "";
}
