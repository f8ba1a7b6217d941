using System.CommandLine;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli.Help;

/// <summary>The text of <c>scheduleflow --help</c>: the verbs by area, the options of every verb, and a first session.</summary>
internal static class RootHelp
{
    public const string Description = "Imports, checks, fills and exports playout schedules.";

    private static readonly string[] FirstSteps =
    [
        "scheduleflow import-schedule demo_data/campus_week.xml",
        "scheduleflow list-schedules --output table",
        "scheduleflow schedule-playlist demo_data/campus_library.m3u --start 2026-12-07T00:00:00Z --hours 72",
    ];

    public static void Write(TextWriter output, Command root)
    {
        output.WriteLine($"{Description}");
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine("  scheduleflow VERB [options]");
        var width = Operations.All.Max(operation => operation.Name.Length);
        foreach (var area in Operations.All.GroupBy(operation => operation.Area))
        {
            output.WriteLine();
            output.WriteLine($"{area.Key}:");
            foreach (var operation in area)
            {
                output.WriteLine($"  {operation.Name.PadRight(width)}  {operation.Summary}");
            }
        }

        output.WriteLine();
        output.WriteLine("Options of every verb:");
        foreach (var option in root.Options.Where(option => !option.Hidden))
        {
            output.WriteLine($"  {$"{option.Name} {option.HelpName}".Trim().PadRight(width)}  {option.Description}");
        }

        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in FirstSteps)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.WriteLine("Every verb prints one JSON document and says with its exit code what happened: 0 done, 1 a check");
        output.WriteLine("found something, 2 wrong command line, 3 wrong input, 4 not found, 5 conflict, 6 try again,");
        output.WriteLine("7 store damaged, 8 not allowed, 9 too large, 10 disk full, 70 a bug.");
        output.WriteLine("\"scheduleflow help VERB\" tells more about a verb.");
    }
}
