using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScheduleFlow.Cli.Verbs;

namespace ScheduleFlow.Cli.Help;

/// <summary>The help: of all verbs our own, by area; of a verb the library's, followed by examples.</summary>
internal sealed class ExampleHelp(HelpAction inner, IReadOnlyDictionary<Command, Verb> verbs) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (!verbs.TryGetValue(parseResult.CommandResult.Command, out var verb))
        {
            RootHelp.Write(output, parseResult.CommandResult.Command);
            return 0;
        }

        var exit = inner.Invoke(parseResult);
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
        {
            output.WriteLine($"  {example}");
        }

        return exit;
    }
}
