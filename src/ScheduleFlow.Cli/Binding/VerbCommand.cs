using System.CommandLine;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core;

namespace ScheduleFlow.Cli.Binding;

/// <summary>A verb as a command, made from the declaration of its operation, and its run.</summary>
internal sealed class VerbCommand : Command
{
    private readonly Request _request;
    private readonly RequestBinding _binding;

    public VerbCommand(Request request, GlobalOptions globals)
        : base(request.Operation.Name, request.Operation.Summary)
    {
        _request = request;
        _binding = new RequestBinding(request);
        _binding.AddTo(this, globals);
        if (request.Operation.Reply != ReplyForm.Document)
        {
            Options.Add(globals.Output);
        }

        // System.CommandLine needs an action to see that there is something to do; ours is run outside of it.
        SetAction(_ => 0);
    }

    public Operation Operation => _request.Operation;

    /// <summary>Binds the line, runs the operation, writes its reply.</summary>
    public ExitCode Run(ParseResult parse, Session session)
    {
        _binding.Read(parse);
        session.Output.IsForDocument = _request.WritesDocument;
        return OperationBodies.Run(_request, session.Context).TryGet(out var reply, out var problem)
            ? session.Output.Write(reply)
            : session.Output.Write(problem);
    }
}
