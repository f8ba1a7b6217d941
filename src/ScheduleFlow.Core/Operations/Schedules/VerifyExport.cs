using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// Says whether a document still holds what a stored schedule holds, as exactly as its format can: what there is no place
/// for in the format is no difference. A format that is not read must be, byte for byte, what an export writes now.
/// Nothing is changed.
/// </summary>
internal static class VerifyExport
{
    public sealed record Request
    {
        /// <summary>The document that was exported.</summary>
        public required InputSource Document { get; init; }

        /// <summary>The ids of the schedules that it was exported of.</summary>
        public required IReadOnlyList<string> Against { get; init; }

        /// <summary>What was exported, and how; its format is how the document is read, also <c>auto</c>.</summary>
        public required ExportRequest Export { get; init; }
    }

    public static Outcome<IReply> Run(Request request, OperationContext context)
    {
        var export = request.Export;
        if (ScheduleFormats.Writer(export.Format.ToLowerInvariant()) is { } writer && ScheduleFormats.Reader(writer.Format) is null)
        {
            return Bytes(request, context);
        }

        if (!ImportTerms.Of(export.Zone, start: null, export.DayStart, channel: null, Instant.MinValue).TryGet(out var options, out var problem)
            || !ComparedSchedule.Read(request.Document, export.Format, options).TryGet(out var document, out problem)
            || !ExportSchedule.Prepare(request.Against, export with { Format = document.Format }, context).TryGet(out var prepared, out problem))
        {
            return problem;
        }

        var expected = ComparedSchedule.Of(prepared.Held);
        return Outcome.Of<IReply>(new DiffReply(expected, document, ScheduleDiff.Between(expected.Events, document.Events)));
    }

    private static Outcome<IReply> Bytes(Request request, OperationContext context)
    {
        if (!ExportSchedule.Prepare(request.Against, request.Export, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        return request.Document.Read<IReply>(stream =>
        {
            using var found = new MemoryStream();
            stream.CopyTo(found);
            using var expected = new MemoryStream();
            prepared.Write(expected);
            return Outcome.Of<IReply>(new VerifyBytesReply(
                prepared.Plan.Writer.Format,
                ContentHash.Of(prepared.Schedule.Events),
                FirstDifference.Between(expected.GetBuffer().AsSpan(0, (int)expected.Length), found.GetBuffer().AsSpan(0, (int)found.Length))));
        });
    }
}
