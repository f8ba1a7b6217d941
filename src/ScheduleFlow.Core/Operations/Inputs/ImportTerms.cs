using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Importing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Inputs;

/// <summary>What a document leaves open, from the caller's options.</summary>
internal static class ImportTerms
{
    /// <param name="zone">The IANA zone of times without an offset; null: the store's.</param>
    /// <param name="start">Where a list without times begins; null: now.</param>
    /// <param name="dayStart">When a day begins in a list of one day, such as 06:00; null: midnight.</param>
    /// <param name="channel">The id of the only channel to read; null or blank: all.</param>
    /// <param name="context">The present, and the store's zone.</param>
    /// <returns>The options, or a <c>validation</c> problem.</returns>
    public static Outcome<ReadingOptions> Of(string? zone, string? start, string? dayStart, string? channel, OperationContext context)
    {
        if (ZoneInput.TryFind(zone, context, out var found) is { } unknown)
        {
            return unknown;
        }

        var begin = context.Now;
        if (start is not null && !InstantInput.Parse(start, "The start ", found).TryGet(out begin, out var problem))
        {
            return problem;
        }

        TimeOnly day = default;
        if (dayStart is not null && !BroadcastDay.TryParseStart(dayStart, out day, out var reason))
        {
            return new Problem(ErrorType.Validation, reason);
        }

        return new ReadingOptions
        {
            Zone = found,
            Start = begin,
            DayStart = day,
            Channel = string.IsNullOrWhiteSpace(channel) ? null : channel.Trim(),
        };
    }
}
