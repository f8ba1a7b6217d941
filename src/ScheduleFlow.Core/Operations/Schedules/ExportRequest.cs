using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>Which part of schedules to write, and how, as the caller spells it.</summary>
internal sealed record ExportRequest
{
    /// <summary>A name of <see cref="ScheduleFormats.WriterNames"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Only events that are on air at this instant or later; null: from the first.</summary>
    public string? From { get; init; }

    /// <summary>Only events that are on air before this instant; null: to the last.</summary>
    public string? To { get; init; }

    /// <summary>Only the broadcast day that begins on this date, such as 2026-12-01; null: all.</summary>
    public string? Date { get; init; }

    /// <summary>
    /// The zone of times in the document, and of <see cref="From"/> and <see cref="To"/> where they have no offset; null:
    /// UTC.
    /// </summary>
    public string? Zone { get; init; }

    /// <summary>Only events of the channel with this id or name; null: all.</summary>
    public string? Channel { get; init; }

    /// <summary>When a broadcast day begins, such as 06:00; null: midnight.</summary>
    public string? DayStart { get; init; }

    /// <summary>Frames per second, such as 25 or 29.97; null: 25.</summary>
    public string? FrameRate { get; init; }

    /// <summary>Without indentation.</summary>
    public bool IsCompact { get; init; }

    public static ExportRequest Of(ScheduleExportRequest request) => OfPart(request, request.Format) with
    {
        Date = request.Date,
        DayStart = request.DayStart,
        FrameRate = request.FrameRate,
        IsCompact = request.IsCompact,
    };

    /// <summary>The part that a request selects, in a format that it does not name.</summary>
    public static ExportRequest OfPart<TReply>(SchedulePartRequest<TReply> request, string format)
        where TReply : Reply => new()
        {
            Format = format,
            From = request.From,
            To = request.To,
            Zone = request.Zone,
            Channel = request.Channel,
        };

    /// <summary>The request, parsed, or what is wrong with it.</summary>
    public Outcome<Plan> Parse(OperationContext context)
    {
        if (!ScheduleFormats.WriterFor(Format).TryGet(out var writer, out var problem))
        {
            return problem;
        }

        if (ZoneInput.TryFind(Zone, context, out var zone) is { } unknown)
        {
            return unknown;
        }

        TimeOnly dayStart = default;
        if (DayStart is not null && !BroadcastDay.TryParseStart(DayStart, out dayStart, out var reason))
        {
            return new Problem(ErrorType.Validation, reason);
        }

        var frameRate = Time.FrameRate.Pal;
        if (FrameRate is not null && !Time.FrameRate.TryParse(FrameRate, out frameRate))
        {
            return new Problem(ErrorType.Validation, $"“{FrameRate}” is not a number of frames per second.")
            {
                Hint = "Usual ones are 24, 25, 29.97, 30, 50, 59.94 and 60.",
            };
        }

        var selection = new ScheduleSelection { Channel = Channel };
        if (From is not null)
        {
            if (!InstantInput.Parse(From, "The beginning ", zone).TryGet(out var from, out problem))
            {
                return problem;
            }

            selection = selection with { From = from };
        }

        if (To is not null)
        {
            if (!InstantInput.Parse(To, "The end ", zone).TryGet(out var to, out problem))
            {
                return problem;
            }

            selection = selection with { To = to };
        }

        if (Date is not null)
        {
            if (!DateOnly.TryParseExact(Date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || date.Year is < 2 or > 9998)
            {
                return new Problem(ErrorType.Validation, $"“{Date}” is not a date: write it like 2026-12-01.");
            }

            selection = selection with { Day = BroadcastDay.On(date, zone, dayStart), CutsDays = writer.CutsDays };
        }

        if (selection.From >= selection.To)
        {
            return new Problem(ErrorType.Validation, $"The range ends at {selection.To}, not after its beginning {selection.From}.");
        }

        var options = new WriteOptions(context.Now)
        {
            Zone = zone,
            IsCompact = IsCompact,
            From = selection.From,
            To = selection.To,
            DayStart = dayStart,
            Day = selection.Day,
            FrameRate = frameRate,
        };
        return new Plan(writer, options, selection);
    }

    /// <param name="Writer">The format's writer.</param>
    /// <param name="Options">How to write.</param>
    /// <param name="Selection">What to write.</param>
    internal sealed record Plan(IScheduleWriter Writer, WriteOptions Options, ScheduleSelection Selection);
}
