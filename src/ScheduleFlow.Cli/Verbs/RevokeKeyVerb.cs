using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Keys;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class RevokeKeyVerb() : Verb(VerbNames.RevokeKey, "Revoke an API key for good")
{
    private readonly Argument<string> _id = new("ID") { Description = "The key's id, from list-keys; never the key itself" };

    public override IReadOnlyList<string> Examples => ["scheduleflow revoke-key 5d1e0c9b7a42"];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_id);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session) =>
        session.Finish(RevokeKey.Run(parse.GetRequiredValue(_id), session.Context));
}
