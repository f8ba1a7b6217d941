using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ScheduleFlow.Cli.Verbs;

namespace ScheduleFlow.Cli.Help;

/// <summary>The library's help, followed by examples: of the verb, or of a first session.</summary>
internal sealed class ExampleHelp(HelpAction inner, IReadOnlyDictionary<Command, Verb> verbs) : SynchronousCommandLineAction
{
    private static readonly string[] FirstSteps =
    [
        "scheduleflow import-schedule demo_data/campus_week.xml",
        "scheduleflow list-schedules --output table",
        "scheduleflow schedule-playlist demo_data/campus_library.m3u --start 2026-12-07T00:00:00Z --hours 72",
    ];

    public override int Invoke(ParseResult parseResult)
    {
        var exit = inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var isVerb = verbs.TryGetValue(parseResult.CommandResult.Command, out var verb);
        output.WriteLine("Examples:");
        foreach (var example in isVerb ? verb!.Examples : FirstSteps)
        {
            output.WriteLine($"  {example}");
        }

        if (!isVerb)
        {
            output.WriteLine();
            output.WriteLine("Every verb prints one JSON document and says with its exit code what happened: 0 done, 1 a check");
            output.WriteLine("found something, 2 wrong command line, 3 wrong input, 4 not found, 5 conflict, 6 try again,");
            output.WriteLine("7 store damaged, 8 not allowed, 9 too large, 10 disk full, 70 a bug.");
            output.WriteLine("\"scheduleflow VERB --help\" tells more about a verb.");
        }

        return exit;
    }
}
