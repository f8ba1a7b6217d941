using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>What a caller should know about a filled calendar.</summary>
internal static class FillWarnings
{
    /// <param name="order">What was to be filled.</param>
    /// <param name="filled">The filled calendar.</param>
    /// <param name="pool">The videos that its slots index.</param>
    /// <param name="leftOut">How many videos of the order are not among them.</param>
    /// <param name="cooldown">The cooldown that was achieved.</param>
    public static ImmutableArray<string> Of(
        FillOrder order, FilledCalendar filled, ImmutableArray<MediaItem> pool, int leftOut, CooldownReport cooldown)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (!cooldown.Feasible)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"A cooldown of {cooldown.RequestedHours:0.##} h cannot hold with {filled.Videos} videos "
                + $"in slots of {order.SlotSeconds / 60d:0.##} minutes: "
                + $"{cooldown.BestPossibleHours:0.##} h is the best possible; {cooldown.VideosNeeded} videos would be needed."));
        }

        if (leftOut > 0)
        {
            warnings.Add(
                $"{leftOut} videos were left out: other calendars play them both before and after, "
                + "too near to tell when they may be used.");
        }

        if (filled.EmptySlots > 0)
        {
            warnings.Add($"{filled.EmptySlots} slots were left empty.");
        }

        if (filled.DuplicateVideos > 0)
        {
            warnings.Add($"{filled.DuplicateVideos} links are in the list more than once and were counted once.");
        }

        var slot = TimeSpan.FromSeconds(order.SlotSeconds);
        var tooLong = filled.Slots.Select(item => item.VideoIndex).Distinct().Count(index => pool[index].Duration > slot);
        if (tooLong > 0)
        {
            warnings.Add($"{tooLong} videos run longer than their slot and will be cut off; a longer --slot avoids that.");
        }

        warnings.AddRange(order.Pool.Warnings);
        return warnings.ToImmutable();
    }
}
