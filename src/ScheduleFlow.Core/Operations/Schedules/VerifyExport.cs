using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// Says whether a document still equals a stored schedule, as exactly as its format can tell: what the format cannot
/// express is no difference. A format without a reader must be, byte for byte, what an export writes now. Nothing is
/// changed.
/// </summary>
internal static class VerifyExport
{
    public static Outcome<Reply> Run(VerifyRequest request, OperationContext context)
    {
        var export = ExportOf(request);
        if (ScheduleFormats.Writer(export.Format.ToLowerInvariant()) is { } writer && ScheduleFormats.Reader(writer.Format) is null)
        {
            return Bytes(request, export, context);
        }

        var terms = ImportTerms.Of(export.Zone, start: null, export.DayStart, channel: null, context with { Now = Instant.MinValue });
        if (!terms.TryGet(out var options, out var problem)
            || !ComparedSchedule.Read(context.Input(request.File), export.Format, options).TryGet(out var document, out problem))
        {
            return problem;
        }

        export = export with { Format = document.Format };
        return ExportSchedule.Prepare(request.Against, export, context).TryGet(out var prepared, out problem)
            ? DiffRows.Of(ComparedSchedule.Of(prepared.Held), document)
            : problem;
    }

    private static Outcome<Reply> Bytes(VerifyRequest request, ExportRequest export, OperationContext context)
    {
        if (!ExportSchedule.Prepare(request.Against, export, context).TryGet(out var prepared, out var problem))
        {
            return problem;
        }

        return context.Input(request.File).Read<Reply>(stream =>
        {
            using var found = new MemoryStream();
            stream.CopyTo(found);
            using var expected = new MemoryStream();
            prepared.Write(expected);
            return Reply(prepared, FirstDifference.Between(Written(expected), Written(found)));
        });
    }

    private static ReadOnlySpan<byte> Written(MemoryStream stream) => stream.GetBuffer().AsSpan(0, (int)stream.Length);

    private static VerifyBytesReply Reply(ExportSchedule.Prepared prepared, FirstDifference? difference)
    {
        var format = prepared.Plan.Writer.Format;
        var contentHash = ContentHash.Of(prepared.Schedule.Events);
        return difference is null
            ? new VerifyBytesReply { Same = true, Format = format, ContentHash = contentHash }
            : new DifferingBytesReply
            {
                Same = false,
                Format = format,
                ContentHash = contentHash,
                Line = difference.Line,
                Expected = difference.Expected,
                Found = difference.Found,
            };
    }

    // What was exported, and how. Its format may be auto: it is how the document is read.
    private static ExportRequest ExportOf(VerifyRequest request) => ExportRequest.OfPart(request, request.Format) with
    {
        Date = request.Date,
        DayStart = request.DayStart,
        FrameRate = request.FrameRate,
        IsCompact = request.Compact,
    };
}
