using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Settings;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class StatusVerb() : Verb(VerbNames.Status, "Say how much is stored, and when channels were last saved")
{
    private readonly Option<string> _mode = new("--mode") { Description = "Who asks", Hidden = true };
    private readonly Option<double?> _uptime = new("--uptime-seconds") { Description = "How long whoever asks has been running", Hidden = true };
    private readonly Option<long?> _memory = new("--memory-bytes") { Description = "How much memory whoever asks has", Hidden = true };

    public override IReadOnlyList<string> Examples => ["scheduleflow status --output table"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Options.Add(_mode);
        command.Options.Add(_uptime);
        command.Options.Add(_memory);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) => session.Finish(Status.Run(
        new Status.Request(parse.GetValue(_mode) ?? "cli", parse.GetValue(_uptime) ?? 0, parse.GetValue(_memory) ?? Environment.WorkingSet), session.Context));
}
