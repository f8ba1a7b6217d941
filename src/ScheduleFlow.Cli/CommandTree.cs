using System.CommandLine;
using System.CommandLine.Help;
using ScheduleFlow.Cli.Help;
using ScheduleFlow.Cli.Verbs;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Cli;

/// <summary>
/// The verbs as System.CommandLine sees them. A line that names a verb gets a tree with that verb alone: building the
/// others would cost more than running it.
/// </summary>
internal sealed class CommandTree
{
    private static readonly (string Name, Func<Verb> Create)[] AllVerbs =
    [
        (VerbNames.Completion, () => new CompletionVerb()),
    ];

    private const string Name = "scheduleflow";

    private readonly Dictionary<Command, Verb> _verbs = [];

    private CommandTree(IEnumerable<Verb> verbs, bool isPlain)
    {
        // The library's root makes help, version and their directives, which most lines do without.
        Root = isPlain ? new Command(Name) : new RootCommand(RootHelp.Description);
        Globals.AddTo(Root);
        foreach (var verb in verbs)
        {
            var command = new Command(verb.Name, verb.Summary);
            verb.Configure(command, Globals);

            // System.CommandLine wants an action where there is something to do; ours is run outside of it.
            command.SetAction(_ => 0);
            Root.Subcommands.Add(command);
            _verbs.Add(command, verb);
        }
    }

    public Command Root { get; }

    public GlobalOptions Globals { get; } = new();

    /// <summary>Whether a word is the name of a verb.</summary>
    public static bool IsVerb(string word) => Operations.IsVerb(word) || Array.Exists(AllVerbs, verb => verb.Name == word);

    /// <summary>The tree that a command line needs.</summary>
    public static CommandTree For(string[] args)
    {
        // Words before the verb may be values of global options, and be called as a verb is.
        var named = args.Any(arg => arg.StartsWith('[')) ? [] : args.Distinct().Select(VerbOf).OfType<Verb>().ToList();
        var tree = new CommandTree(named.Count > 0 ? named : Every(), isPlain: named.Count > 0 && !args.Any(IsAnsweredByLibrary));
        foreach (var option in tree.Root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new ExampleHelp(help, tree._verbs);
            }
        }

        return tree;
    }

    private static bool IsAnsweredByLibrary(string word) => word is "--help" or "-h" or "-?" or "/?" or "/h" or "--version";

    private static Verb? VerbOf(string word) =>
        Operations.NewRequest(word) is { } request ? new OperationVerb(request) : Array.Find(AllVerbs, verb => verb.Name == word).Create?.Invoke();

    private static IEnumerable<Verb> Every() =>
        [.. Operations.All.Select(operation => new OperationVerb(Operations.NewRequest(operation.Name)!)), .. AllVerbs.Select(verb => verb.Create())];

    /// <summary>Parses a line. A word that begins with @ is that word, not a file of more words: names may.</summary>
    public ParseResult Parse(string[] args) => Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>What the line asks for, or null where System.CommandLine answers itself.</summary>
    public Func<ParseResult, Session, ExitCode>? RunOf(ParseResult parse) =>
        parse.Action == parse.CommandResult.Command.Action && _verbs.TryGetValue(parse.CommandResult.Command, out var verb) ? verb.Run : null;
}
