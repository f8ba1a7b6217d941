using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Shell;

namespace ScheduleFlow.Core.Operations.Shell;

/// <summary>Writes a shell's completion script.</summary>
internal static class Completion
{
    public static Outcome<Reply> Run(CompletionRequest request, OperationContext context)
    {
        using var output = context.Outside.OpenOutput();
        output.Write(Encoding.UTF8.GetBytes(CompletionScripts.For(request.Shell)));
        return new DocumentWritten();
    }
}
