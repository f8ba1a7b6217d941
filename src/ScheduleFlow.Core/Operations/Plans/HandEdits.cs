using System.Collections.Immutable;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What people changed in a stored calendar and is still to come, as a plan of its channel meets it.</summary>
internal sealed record HandEdits
{
    public static readonly HandEdits None = new();

    /// <summary>The edited events that stay where they are, in order of time; they do not overlap.</summary>
    public ImmutableArray<ScheduleEvent> Pinned { get; init; } = [];

    /// <summary>The same events, as the planner takes them.</summary>
    public ImmutableArray<PinnedEvent> Pins { get; init; } = [];

    /// <summary>Items of the plan that were taken out, each with its start.</summary>
    public ImmutableArray<(int Item, Instant Start)> Exclusions { get; init; } = [];

    /// <summary>The edited events that cannot stay, and why.</summary>
    public ImmutableArray<(ScheduleEvent Event, string Reason)> Lost { get; init; } = [];

    /// <summary>How many edits are kept: events that were edited, and items that were only taken out.</summary>
    public int Count { get; init; }

    /// <param name="plan">The plan.</param>
    /// <param name="stored">The calendar that it replaces.</param>
    /// <param name="past">How many of its events are on air already, or were.</param>
    /// <param name="from">Where planning begins.</param>
    public static HandEdits Of(PlanDocument plan, Schedule stored, int past, Instant from)
    {
        var known = new KnownPlays(plan);
        var pinned = new List<(ScheduleEvent Event, HandEdit Edit)>();
        var lost = ImmutableArray.CreateBuilder<(ScheduleEvent, string)>();
        foreach (var item in stored.Events.Skip(past))
        {
            if (HandEdit.Of(item) is not { } edit)
            {
                continue;
            }

            if (item.Window.Start < from)
            {
                lost.Add((item, $"what is on air before it lasts until {from}"));
            }
            else if (item.Window.End > plan.Horizon.End)
            {
                lost.Add((item, $"the plan ends at {plan.Horizon.End}"));
            }
            else if (pinned.Count > 0 && pinned[^1] is var before && before.Event.Window.End > item.Window.Start)
            {
                // The later edit stays.
                var (kept, gone) = edit.At >= before.Edit.At ? ((item, edit), before.Event) : (before, item);
                pinned[^1] = kept;
                lost.Add((gone, $"it overlaps “{kept.Item1.Title}” at {kept.Item1.Window.Start}, which was edited as well"));
            }
            else
            {
                pinned.Add((item, edit));
            }
        }

        var exclusions = Exclusion.Of(stored).Where(exclusion => exclusion.Start >= from).ToList();
        var instead = pinned.Select(pin => pin.Edit.From ?? pin.Event.Window.Start).ToHashSet();
        return new HandEdits
        {
            Pinned = [.. pinned.Select(pin => pin.Event)],
            Pins =
            [
                .. pinned.Select(pin => (Own: known.Own(pin.Event), pin.Edit.From))
                    .Select(pin => new PinnedEvent(
                        pin.Own.Window, pin.Own.Item, pin.Own.Source, pin.Own.Kind, pin.From ?? pin.Own.Window.Start)),
            ],

            // What was moved does not come back to where it was, either.
            Exclusions =
            [
                .. exclusions.Select(exclusion => (exclusion.Url, exclusion.Start))
                    .Concat(
                        from pin in pinned
                        where pin.Edit.From is not null && pin.Event.MediaUrl is not null
                        select (Url: pin.Event.MediaUrl, Start: pin.Edit.From ?? pin.Event.Window.Start))
                    .Select(place => (Item: known.IndexOf(place.Url), place.Start))
                    .Where(place => place.Item >= 0)
                    .Distinct(),
            ],
            Lost = lost.ToImmutable(),
            Count = pinned.Count + exclusions.Count(exclusion => !instead.Contains(exclusion.Start)),
        };
    }
}
