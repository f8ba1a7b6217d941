using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Keys;

namespace ScheduleFlow.Cli.Verbs;

internal sealed class CreateKeyVerb() : Verb(VerbNames.CreateKey, "Create an API key; it is shown this once")
{
    private readonly Argument<string> _name = new("NAME") { Description = "Whose key it is, for the audit log: 1 to 64 of A-Z a-z 0-9 . _ -" };
    private readonly Option<string> _role = RoleOption();
    private readonly Option<string> _expires = new("--expires") { Description = "From when on it is refused; default: never", HelpName = "INSTANT" };

    public override IReadOnlyList<string> Examples =>
    [
        "scheduleflow create-key nightly-import --role editor",
        "scheduleflow create-key visitor --expires 2099-01-01T00:00:00Z",
    ];

    public override void Configure(Command command, GlobalOptions globals)
    {
        command.Arguments.Add(_name);
        command.Options.Add(_role);
        command.Options.Add(_expires);
        command.Options.Add(globals.Output);
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        Span<byte> random = stackalloc byte[KeyMaterial.RandomBytes];
        SystemRandom.Fill(random);
        return session.Finish(CreateKey.Run(
            new CreateKey.Request(parse.GetRequiredValue(_name), parse.GetValue(_role), parse.GetValue(_expires), new KeyMaterial(random)), session.Context));
    }

    private static Option<string> RoleOption()
    {
        var option = new Option<string>("--role")
        {
            Description = $"What it may do; default: {ApiKeyRoles.Viewer}",
            HelpName = string.Join('|', ApiKeyRoles.All),
        };
        option.AcceptOnlyFromAmong([.. ApiKeyRoles.All]);
        return option;
    }
}
