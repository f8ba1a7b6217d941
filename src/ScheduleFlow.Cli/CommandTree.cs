using System.CommandLine;
using System.CommandLine.Help;
using ScheduleFlow.Cli.Binding;
using ScheduleFlow.Cli.Help;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>
/// The verbs as System.CommandLine sees them, made from their declarations. A line that names a verb gets a tree with
/// that verb alone: building the others would cost more than running it.
/// </summary>
internal sealed class CommandTree
{
    private const string Name = "scheduleflow";

    private CommandTree(IEnumerable<Request> requests, bool isPlain)
    {
        // The library's root makes help, version and their directives, which most lines do without.
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
        // Words before the verb may be values of global options, and be called as a verb is.
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

    /// <summary>Parses a line. A word that begins with @ is that word, not a file of more words: names may.</summary>
    public ParseResult Parse(string[] args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>What the line asks for, or null where System.CommandLine answers itself.</summary>
    public static Func<ParseResult, Session, ExitCode>? RunOf(ParseResult parse) =>
        parse.CommandResult.Command is VerbCommand verb && parse.Action == verb.Action ? verb.Run : null;

    private static bool IsAnsweredByLibrary(string word) => word is "--help" or "-h" or "-?" or "/?" or "/h" or "--version";
}
