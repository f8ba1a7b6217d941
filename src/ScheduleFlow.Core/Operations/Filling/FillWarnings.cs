using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Operations.Timelines;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>What a caller should know about a filled calendar.</summary>
internal static class FillWarnings
{
    /// <param name="order">What was to be filled.</param>
    /// <param name="filled">The filled calendar.</param>
    public static ImmutableArray<string> Of(FillOrder order, FilledCalendar filled)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        var cooldown = filled.Cooldown;
        if (!cooldown.Feasible)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"A cooldown of {cooldown.RequestedHours:0.##} h {(cooldown.IsProven ? "cannot hold" : "was not found to hold")} "
                + $"with {filled.Videos} videos in slots of {order.SlotSeconds / 60d:0.##} minutes: "
                + $"{cooldown.BestPossibleHours:0.##} h is {(cooldown.IsProven ? "the best possible" : "the best that was found")}; "
                + $"{cooldown.VideosNeeded} videos would be needed."));
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
        var tooLong = filled.Slots.Select(item => item.VideoIndex).Distinct().Count(index => order.Pool.Items[index].Duration > slot);
        if (tooLong > 0)
        {
            warnings.Add($"{tooLong} videos run longer than their slot and will be cut off; a longer --slot avoids that.");
        }

        warnings.AddRange(order.Pool.Warnings);
        return warnings.ToImmutable();
    }

    /// <summary>What it does to others, and what is not known of them.</summary>
    public static IEnumerable<string> Of(FillOrder order, FillPlace place, PlayHistory known, ImmutableArray<DisplacedRow> displaced)
    {
        foreach (var row in displaced)
        {
            yield return $"It takes the place of {row.Events} published events of “{row.Name}” ({row.ScheduleId}), "
                + $"from {row.Start} to {row.End}.";
        }

        if (place.Replaced is { } replaced)
        {
            if (replaced.Source == Schedule.PlannedSource)
            {
                yield return "It takes the place of a planned calendar: "
                    + $"the next apply of the plan of “{replaced.Name}” plans that time again.";
            }

            var edits = replaced.Events.Count(item =>
                item.Window.Start >= order.Start && item.Window.Start < order.End && HandEdit.Of(item) is not null);
            if (edits > 0)
            {
                yield return $"{edits} events that were edited by hand are filled over; revision {replaced.Revision} has them.";
            }
        }

        if (place.IsAlone)
        {
            yield return $"The channel “{place.Channel}” is in no group, so only its own plays count.";
        }

        foreach (var unknown in known.NotChecked)
        {
            yield return $"Not checked: {unknown}";
        }
    }
}
