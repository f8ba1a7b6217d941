using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>Checks the videos that edits placed against the other starts of the same schedule and channel.</summary>
internal static class CooldownCheck
{
    /// <param name="edited">The schedule after its edits.</param>
    /// <param name="cooldownSeconds">The time from one start of a video to its next.</param>
    /// <returns>The nearest start before and after each, where it is too near; in order of start.</returns>
    public static ImmutableArray<CooldownBreach> Find(EditedSchedule edited, long cooldownSeconds)
    {
        var placed = edited.Touched.Where(touched => touched.IsPlaced).Select(touched => touched.After!).ToList();
        var urls = placed.Select(item => item.MediaUrl).ToHashSet(StringComparer.Ordinal);
        var starts = edited.Schedule.Events.Where(item => urls.Contains(item.MediaUrl)).ToLookup(item => item.MediaUrl, StringComparer.Ordinal);
        var breaches = ImmutableArray.CreateBuilder<CooldownBreach>();
        foreach (var item in placed)
        {
            ScheduleEvent? before = null;
            ScheduleEvent? after = null;
            foreach (var other in starts[item.MediaUrl])
            {
                if (ReferenceEquals(other, item) || !EventList.IsLane(other.Channel, item.Channel))
                {
                    continue;
                }

                if (other.Window.Start <= item.Window.Start)
                {
                    before = other;
                }
                else
                {
                    after ??= other;
                }
            }

            Check(before);
            Check(after);

            void Check(ScheduleEvent? other)
            {
                if (other is not null && Math.Abs(item.Window.Start - other.Window.Start) is var apart && apart < cooldownSeconds)
                {
                    breaches.Add(new CooldownBreach(item, other, apart));
                }
            }
        }

        return breaches.DrainToImmutable();
    }
}
