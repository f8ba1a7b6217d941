using System.CommandLine;
using System.Text;
using ScheduleFlow.Cli.Completion;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class CompletionVerb() : Verb(VerbNames.Completion, "Print a shell's completion script")
{
    private readonly Argument<string> _shell = ShellArgument();

    public override IReadOnlyList<string> Examples =>
    [
        "source <(scheduleflow completion bash)",
        "scheduleflow completion zsh > ~/.zfunc/_scheduleflow",
        "scheduleflow completion fish > ~/.config/fish/completions/scheduleflow.fish",
    ];

    public override void Configure(Command command, GlobalOptions globals) => command.Arguments.Add(_shell);

    public override ExitCode Run(ParseResult parse, Session session)
    {
        using var output = session.Output.OpenOutput();
        output.Write(Encoding.UTF8.GetBytes(CompletionScripts.For(parse.GetRequiredValue(_shell))));
        return ExitCode.Done;
    }

    private static Argument<string> ShellArgument()
    {
        var argument = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        argument.AcceptOnlyFromAmong("bash", "zsh", "fish");
        return argument;
    }
}
