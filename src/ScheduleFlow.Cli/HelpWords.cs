using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>The ways in which people ask for help: <c>help</c>, <c>help VERB</c>, and nothing at all.</summary>
internal static class HelpWords
{
    private const string Help = "--help";

    public static string[] Rewrite(string[] args) => args switch
    {
        [] or ["help"] => [Help],
        ["help", var verb, ..] when Operations.IsVerb(verb) => [verb, Help],
        ["help", var word, ..] => [word], // no verb: the nearest is named
        _ => args,
    };
}
