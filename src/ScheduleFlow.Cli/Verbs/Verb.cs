using System.CommandLine;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>One verb: its words, its options, and the one Core call that they are bound to.</summary>
internal abstract class Verb(string name, string summary)
{
    public string Name { get; } = name;

    /// <summary>One line for the list of verbs.</summary>
    public string Summary { get; } = summary;

    /// <summary>Command lines that work as they stand, shown by <c>--help</c>.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Adds the verb's arguments and options.</summary>
    public abstract void Configure(Command command, GlobalOptions globals);

    /// <summary>Binds, calls Core, writes the reply.</summary>
    public abstract ExitCode Run(ParseResult parse, Session session);
}
