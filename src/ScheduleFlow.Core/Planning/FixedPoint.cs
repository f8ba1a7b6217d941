using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>What has its place before anything else is planned: an occurrence of a fixed event, or a pin. Unix seconds.</summary>
/// <param name="Start">Its earliest start.</param>
/// <param name="Latest">Its latest start. Between the two it collides with no pin.</param>
/// <param name="Occurrence">The occurrence; null: it is a pin.</param>
/// <param name="Pin">The pin, as an index into the planner's pins; -1: it is not one.</param>
internal readonly record struct FixedPoint(long Start, long Latest, FixedOccurrence? Occurrence, int Pin)
{
    /// <summary>The pins and the fixed events around them, in order of time.</summary>
    /// <param name="request">The plan, with pins that do not overlap.</param>
    /// <param name="occurrences">The occurrences of fixed events that are still to come.</param>
    /// <param name="dropped">Receives the occurrences for which the pins leave no room.</param>
    public static ImmutableArray<FixedPoint> Of(
        PlannerInput request, IEnumerable<FixedOccurrence> occurrences, ICollection<FixedOccurrence> dropped)
    {
        var points = request.Pins.Select(OfPin).ToList();
        var all = occurrences.ToList();
        if (points.Count == 0 && request.Exclusions.IsEmpty && !all.Exists(occurrence => occurrence.Latest > occurrence.Start))
        {
            return [.. all.Select(occurrence => new FixedPoint(occurrence.Start, occurrence.Latest, occurrence, -1))];
        }

        // What may be late gives way to pins and to what may not.
        var hard = TakenTimes.Of(request, all);
        var instead = request.Pins.Where(pin => pin.Kind == PlannedKind.Fixed).ToList();
        foreach (var occurrence in all)
        {
            var name = request.Plan.Fixed[occurrence.Fixed].Name;
            var moved = instead.FindIndex(pin => pin.Source == name && IsWithin(pin.Origin.UnixSeconds, occurrence));
            if (moved >= 0)
            {
                instead.RemoveAt(moved); // the pin is this occurrence
            }
            else if (Around(request, occurrence, hard, out var isTakenOut) is { } point)
            {
                points.Add(point);
            }
            else if (!isTakenOut)
            {
                dropped.Add(occurrence);
            }
        }

        return [.. points.OrderBy(point => point.Start)];
    }

    private static FixedPoint OfPin(PinnedEvent pin, int index) =>
        new(pin.Window.Start.UnixSeconds, pin.Window.Start.UnixSeconds, null, index);

    private static bool IsWithin(long time, FixedOccurrence occurrence) => time >= occurrence.Start && time <= occurrence.Latest;

    // The first start that neither a pin nor an exclusion rules out, and up to when that is so.
    private static FixedPoint? Around(PlannerInput request, FixedOccurrence occurrence, TakenTimes hard, out bool isTakenOut)
    {
        var plan = request.Plan;
        var items = plan.Fixed[occurrence.Fixed].Items;
        var length = items.IsEmpty ? 1 : items.Min(item => plan.Items[item].Seconds);
        var exclusions = items.Length == 1 ? request.Exclusions.Where(exclusion => exclusion.Item == items[0]) : [];
        var taken = exclusions.Select(exclusion => exclusion.Start.UnixSeconds).ToList();

        // The starts that are ruled out, as open intervals.
        var ruledOut = hard.Between(occurrence.Start, occurrence.Latest + length, occurrence)
            .Select(part => (After: part.Start - length, Before: part.End))
            .Concat(taken.Select(start => (After: start - length, Before: start + length)))
            .Where(part => part.Before > occurrence.Start && part.After < occurrence.Latest)
            .OrderBy(part => part.After);
        isTakenOut = taken.Exists(start => start + length > occurrence.Start && start - length < occurrence.Latest);
        if (taken.Exists(start => IsWithin(start, occurrence)))
        {
            return null; // it was this occurrence that was taken out
        }

        // Late, it still has to end with the horizon.
        var (first, last) = (occurrence.Start, occurrence.Latest);
        last = Math.Max(first, Math.Min(last, plan.Horizon.End.UnixSeconds - length));
        foreach (var (after, before) in ruledOut)
        {
            if (after >= first)
            {
                last = Math.Min(last, after);
                break;
            }

            first = Math.Max(first, before);
        }

        return first <= last ? new FixedPoint(first, last, occurrence, -1) : null;
    }
}
