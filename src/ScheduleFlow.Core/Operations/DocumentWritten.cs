using System.Diagnostics;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;

namespace ScheduleFlow.Core.Operations;

/// <summary>The reply of an operation that has written its document to standard output itself.</summary>
/// <param name="Code">The worker's exit code.</param>
internal sealed record DocumentWritten(ExitCode Code = ExitCode.Done) : Reply
{
    public override ExitCode Exit => Code;

    public override void Write(Utf8JsonWriter json) => throw new UnreachableException("The document is on standard output already.");
}
