using System.Collections.Immutable;
using ScheduleFlow.Core.Checking;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Linting.Rules;

/// <summary>A broadcast day that has events, but is not full.</summary>
internal static class DayLengthRule
{
    public static readonly LintRule Rule = new("SF007", "day-length", LintSeverity.Info)
    {
        Summary = "A broadcast day is not filled from its beginning to its end (24 hours; 23 or 25 where the clocks change).",
        Details = "Days without any event are skipped. `--zone` and `--day-start` say when days begin.",
        Help = "Fill the rest of the day.",
        Check = Check,
    };

    // A day needs one before and one after it.
    private static readonly Instant Earliest = Instant.FromUtc(2, 1, 1, 0);
    private static readonly Instant Latest = Instant.FromUtc(9998, 12, 31, 0);

    private static void Check(LintedSchedule schedule, LintTerms terms, LintFindings findings)
    {
        var (zone, dayStart) = (terms.Zone, terms.DayStart);
        if (!findings.IsOn(Rule))
        {
            return;
        }

        foreach (var lane in Lanes.Of(schedule.Events).Where(HasDays))
        {
            foreach (var (day, filled, first) in Days(lane, zone, dayStart).Where(found => found.Filled < found.Day.Window.Seconds))
            {
                findings.Add(Rule, schedule.Place(first), day.Window.Start, () =>
                    $"{day.Date:yyyy-MM-dd}{(zone is null ? "" : $" ({zone})")} is filled for "
                    + $"{DurationText.Of(filled)} of {DurationText.OfHours(day.Window.Seconds)}");
            }
        }
    }

    private static bool HasDays(ImmutableArray<ScheduleEvent> lane) =>
        !lane.IsEmpty && lane[0].Window.Start > Earliest && lane.Max(item => item.Window.End) < Latest;

    private static IEnumerable<(BroadcastDay Day, long Filled, ScheduleEvent First)> Days(
        ImmutableArray<ScheduleEvent> lane,
        Zone? zone,
        TimeOnly dayStart)
    {
        var day = BroadcastDay.Of(lane[0].Window.Start, zone, dayStart);
        var first = lane[0];
        var filled = 0L;
        var cursor = lane[0].Window.Start;
        foreach (var item in lane)
        {
            for (cursor = Instant.Max(cursor, item.Window.Start); cursor < item.Window.End;)
            {
                if (cursor >= day.Window.End)
                {
                    yield return (day, filled, first);
                    (day, filled, first) = (BroadcastDay.Of(cursor, zone, dayStart), 0, item);
                }

                var until = Instant.Min(item.Window.End, day.Window.End);
                filled += until - cursor;
                cursor = until;
            }
        }

        yield return (day, filled, first);
    }
}
