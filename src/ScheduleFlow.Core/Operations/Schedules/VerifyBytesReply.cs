using System.Text.Json;
using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Whether a document in a format that is not read is what an export of the schedule writes.</summary>
/// <param name="Format">Of the document.</param>
/// <param name="ContentHash">Of what would be exported.</param>
/// <param name="Difference">Null: it is.</param>
internal sealed record VerifyBytesReply(string Format, string ContentHash, FirstDifference? Difference) : IReply
{
    public ExitCode Exit => Difference is null ? ExitCode.Done : ExitCode.Findings;

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("same"u8, Difference is null);
        json.WriteString("format"u8, Format);
        json.WriteString("content_hash"u8, ContentHash);
        if (Difference is { } difference)
        {
            json.WriteNumber("line"u8, difference.Line);
            json.WriteString("expected"u8, difference.Expected);
            json.WriteString("found"u8, difference.Found);
        }
    }
}
