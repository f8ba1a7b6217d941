using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Settings;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class SetConfigVerb() : Verb(VerbNames.SetConfig, "Change settings of the store; null brings a default back")
{
    private readonly Argument<string> _settings = new("SETTINGS") { Description = "A JSON object with the settings to change: a file, - for standard input, or the text itself" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow set-config '{\"validation\":{\"timeout_seconds\":8,\"allow\":[\"127.0.0.0/8\"]}}'",
        "scheduleflow set-config '{\"tuner\":{\"name\":\"Lindenhof\",\"count\":null}}'",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_settings);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) =>
        session.Finish(SetConfig.Run(session.Input(parse.GetRequiredValue(_settings)) with { AllowsInlineJson = true }, session.Context));
}
