using System.CommandLine;
using ScheduleFlow.Cli.Io;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core;
using ScheduleFlow.Core.Operations.Times;

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
        if (LocalTimes.TryFind(_request, out var zone) is { } unknown)
        {
            return session.Output.Write(unknown);
        }

        if (!OperationBodies.Run(_request, session.Context).TryGet(out var reply, out var problem))
        {
            return session.Output.Write(problem);
        }

        if (session.Output.Layout == Layout.Table)
        {
            session.Output.TableZone = LocalTimes.OfTable(_request, session.Context);
        }
        else if (zone is not null)
        {
            reply = LocalTimes.Beside(reply, zone);
        }

        return session.Output.Write(reply);
    }
}
