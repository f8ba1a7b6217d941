using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations;

/// <summary>What an operation answers: the fields beside <c>"status":"success"</c>.</summary>
internal interface IReply
{
    /// <summary>Writes the fields into an object that the caller began. Names are snake_case, as docs/api.md lists them.</summary>
    void WriteFields(Utf8JsonWriter json);

    /// <summary>What the worker ends with: done, unless a check has found something.</summary>
    ExitCode Exit => ExitCode.Done;
}
