using System.Diagnostics;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core;

/// <summary>
/// Runs a request. Which method that is, is generated (eng/ScheduleFlow.Registry) from every static method
/// <c>Run(SomeRequest request, OperationContext context)</c>: a body need not be named anywhere else.
/// </summary>
internal static partial class OperationBodies
{
    public static Outcome<Reply> Run(Request request, OperationContext context) =>
        (RequestBody.ReadInto(request, context) ?? request.Check()) is { } wrong ? wrong
        : Find(request, context) ?? throw new UnreachableException($"{request.Operation.Name} has no body.");

    private static Outcome<Reply> Reply<TReply>(Outcome<TReply> outcome)
        where TReply : Reply => outcome.TryGet(out var reply, out var problem) ? Outcome.Of<Reply>(reply) : problem;
}
