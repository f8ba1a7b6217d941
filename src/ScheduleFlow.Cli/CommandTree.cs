using System.CommandLine;
using System.CommandLine.Help;
using ScheduleFlow.Cli.Binding;
using ScheduleFlow.Cli.Help;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>
/// The verbs in System.CommandLine's terms, made from their declarations. A line that names a verb gets a tree with only
/// that verb: building the others would cost more than running it.
/// </summary>
internal sealed class CommandTree
{
    private const string Name = "scheduleflow";

    private CommandTree(IEnumerable<Request> requests, bool isPlain)
    {
        // The library's root creates help, version and directives, which most lines do not need.
        Root = isPlain ? new Command(Name) : new RootCommand(RootHelp.Description);
        Globals.AddTo(Root);
        foreach (var request in requests)
        {
            Root.Subcommands.Add(new VerbCommand(request, Globals));
        }
    }

    public Command Root { get; }

    public GlobalOptions Globals { get; } = new();

    /// <summary>The tree that a command line needs.</summary>
    public static CommandTree For(string[] args)
    {
        // Words before the verb may be values of global options that happen to be verbs.
        var named = args.Any(arg => arg.StartsWith('[')) ? [] : args.Distinct().Select(Operations.NewRequest).OfType<Request>().ToList();
        var tree = new CommandTree(
            named.Count > 0 ? named : Operations.All.Select(operation => Operations.NewRequest(operation.Name)!),
            isPlain: named.Count > 0 && !args.Any(IsAnsweredByLibrary));
        foreach (var option in tree.Root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new ExampleHelp(help);
            }
        }

        return tree;
    }

    /// <summary>Parses a line. A word that begins with @ is that word, not a file of further words, as names may begin so.</summary>
    public ParseResult Parse(string[] args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Runs the verb of the line; null: System.CommandLine answers itself.</summary>
    public static Func<ParseResult, Session, ExitCode>? RunOf(ParseResult parse) =>
        parse.CommandResult.Command is VerbCommand verb && parse.Action == verb.Action ? verb.Run : null;

    private static bool IsAnsweredByLibrary(string word) => word is "--help" or "-h" or "-?" or "/?" or "/h" or "--version";
}
