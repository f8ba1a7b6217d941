using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations;

/// <summary>What to write of schedules, and how; as the caller spells it.</summary>
internal sealed record ExportRequest
{
    /// <summary>A name of <see cref="ScheduleFormats.WriterNames"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Only events that are on air at this instant or later; null: from the first on.</summary>
    public string? From { get; init; }

    /// <summary>Only events that are on air before this instant; null: to the last.</summary>
    public string? To { get; init; }

    /// <summary>The zone of times in the document, and of <see cref="From"/> and <see cref="To"/> where they have no offset; null: UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>Only events of the channel with this id or name; null: all.</summary>
    public string? Channel { get; init; }

    /// <summary>Without indentation.</summary>
    public bool IsCompact { get; init; }

    /// <summary>The request in our own terms, or what is wrong with it.</summary>
    public Outcome<Plan> Parse(OperationContext context)
    {
        if (!ScheduleFormats.WriterFor(Format).TryGet(out var writer, out var problem))
        {
            return problem;
        }

        if (InstantInput.TryFindZone(Zone, out var zone) is { } unknown)
        {
            return unknown;
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

        return selection.From >= selection.To
            ? new Problem(ErrorType.Validation, $"The range ends at {selection.To}, not after its beginning {selection.From}.")
            : new Plan(writer, new WriteOptions(context.Now) { Zone = zone, IsCompact = IsCompact }, selection);
    }

    /// <param name="Writer">Of the format.</param>
    /// <param name="Options">How.</param>
    /// <param name="Selection">What.</param>
    internal sealed record Plan(IScheduleWriter Writer, WriteOptions Options, ScheduleSelection Selection)
    {
        /// <summary>Why the format cannot hold this schedule; null where it can.</summary>
        public Problem? Refusal(Schedule schedule)
        {
            var channels = Writer.IsOfOneChannel ? schedule.Events.Select(item => item.Channel).Distinct().Take(2).Count() : 1;
            return channels == 1 ? null : new Problem(ErrorType.Validation, $"A document in the format {Writer.Format} is of one channel, but “{schedule.Name}” has several.")
            {
                Hint = "Pick one with --channel (in REST: ?channel=).",
            };
        }
    }
}
