using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScheduleFlow.Cli.Binding;

namespace ScheduleFlow.Cli.Help;

/// <summary>The help: for all verbs our own, by area; for one verb the library's, followed by examples.</summary>
internal sealed class ExampleHelp(HelpAction inner) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is not VerbCommand verb)
        {
            RootHelp.Write(output, parseResult.CommandResult.Command);
            return 0;
        }

        var exit = inner.Invoke(parseResult);
        output.WriteLine("Examples:");
        foreach (var example in verb.Operation.Examples)
        {
            output.WriteLine($"  {example}");
        }

        return exit;
    }
}
