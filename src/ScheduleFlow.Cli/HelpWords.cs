using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>Other ways to ask for help: <c>help</c>, <c>help VERB</c>, and no arguments.</summary>
internal static class HelpWords
{
    private const string Help = "--help";

    public static string[] Rewrite(string[] args) => args switch
    {
        [] or ["help"] => [Help],
        ["help", var verb, ..] when Operations.IsVerb(verb) => [verb, Help],
        ["help", var word, ..] => [word], // not a verb: the error names the nearest one
        _ => args,
    };
}
