using System.CommandLine;
using ScheduleFlow.Cli.Binding;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>A verb made from the declaration of its operation.</summary>
internal sealed class OperationVerb(Request request) : Verb(request.Operation.Name, request.Operation.Summary)
{
    private readonly RequestBinding _binding = new(request);

    public override IReadOnlyList<string> Examples => request.Operation.Examples;

    public override void Configure(Command command, GlobalOptions globals)
    {
        _binding.AddTo(command, globals);
        if (request.Operation.Reply != ReplyForm.Document)
        {
            command.Options.Add(globals.Output);
        }
    }

    public override ExitCode Run(ParseResult parse, Session session)
    {
        _binding.Read(parse);
        session.Output.IsForDocument = request.WritesDocument;
        return OperationBodies.Run(request, session.Context).TryGet(out var reply, out var problem) ? session.Output.Write(reply) : session.Output.Write(problem);
    }
}
