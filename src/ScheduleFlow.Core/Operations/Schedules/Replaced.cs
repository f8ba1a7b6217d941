using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Schedules;

/// <summary>
/// An imported schedule in the place of a stored one. An event that is found again keeps its id and its reason. In a calendar
/// that was filled or planned, what differs counts as edited by hand: the next plan of the channel keeps it.
/// </summary>
/// <param name="Schedule">The schedule as it is to be stored.</param>
/// <param name="Changes">What differs, for the reply.</param>
/// <param name="Note">What the caller should know; null: nothing.</param>
internal sealed record Replaced(Schedule Schedule, ScheduleChanges Changes, string? Note)
{
    /// <summary>The rows of each list in the reply.</summary>
    private const int Shown = 20;

    /// <param name="current">The stored schedule.</param>
    /// <param name="imported">The imported one, as its next revision.</param>
    /// <param name="terms">Who imports, and when.</param>
    public static Replaced Of(Schedule current, Schedule imported, EditTerms terms)
    {
        imported = current.IsCalendar ? Completed(current, imported) : imported;
        var diff = ScheduleDiff.Between(current.Events, imported.Events);
        var (events, pairs) = Known(current, imported, diff);
        var changes = DiffRows.Of(diff, Shown);
        if (!current.IsCalendar)
        {
            return new Replaced(imported with { Events = events }, changes, null);
        }

        var calendar = imported with
        {
            Source = current.Source,
            Extras = WithJson(imported.Extras, current.Extras),
        };
        ImmutableArray<TouchedEvent> touched = [.. Touched(diff, pairs).Where(item => IsToCome(item.Before) && IsToCome(item.After))];
        var (marked, _) = HandMarks.Set(events, touched, terms);
        return new Replaced(HandMarks.Exclude(calendar with { Events = marked }, touched, terms), changes, NoteOn(current, touched.Length));

        bool IsToCome(ScheduleEvent? item) => item is null || item.Window.Start >= terms.Now;
    }

    // A format may name the only channel, and cannot say everything of an event: what it leaves out has not changed.
    private static Schedule Completed(Schedule current, Schedule imported)
    {
        var isOneLane = current.Events.All(item => item.Channel is null) && imported.Events.DistinctBy(item => item.Channel).Count() == 1;
        var (byStart, byTitle) = (
            current.Events.ToLookup(item => (item.Title, item.Window.Start)), current.Events.ToLookup(item => item.Title));
        return imported with
        {
            Channels = isOneLane ? current.Channels : imported.Channels,
            Events =
            [
                .. imported.Events.Select(item =>
                {
                    var known = byStart[(item.Title, item.Window.Start)].FirstOrDefault() ?? byTitle[item.Title].FirstOrDefault();
                    return item with
                    {
                        Channel = isOneLane ? null : item.Channel,
                        MediaUrl = item.MediaUrl ?? known?.MediaUrl,
                        Category = item.Category ?? known?.Category,
                        Description = item.Description ?? known?.Description,
                    };
                }),
            ],
        };
    }

    // The imported events, with the ids and reasons of those that they were; and each event that was found again, as it is now.
    private static (ImmutableArray<ScheduleEvent> Events, Dictionary<ScheduleEvent, ScheduleEvent> Pairs) Known(
        Schedule current, Schedule imported, ScheduleDiff diff)
    {
        var before = diff.Moved.Concat(diff.Changed)
            .ToDictionary(change => change.After, change => change.Before, (IEqualityComparer<ScheduleEvent>)ReferenceEqualityComparer.Instance);
        var others = current.Events.Except(diff.Removed.Concat(before.Values), ReferenceEqualityComparer.Instance).OfType<ScheduleEvent>()
            .GroupBy(KeyOf).ToDictionary(group => group.Key, group => new Queue<ScheduleEvent>(group));
        var pairs = new Dictionary<ScheduleEvent, ScheduleEvent>(ReferenceEqualityComparer.Instance);
        var added = new HashSet<ScheduleEvent>(diff.Added, ReferenceEqualityComparer.Instance);
        var events = ImmutableArray.CreateBuilder<ScheduleEvent>(imported.Events.Length);
        foreach (var item in imported.Events)
        {
            var known = added.Contains(item) ? null
                : before.TryGetValue(item, out var changed) ? changed
                : others.TryGetValue(KeyOf(item), out var same) && same.TryDequeue(out var found) ? found
                : null;
            if (known is null)
            {
                events.Add(item);
                continue;
            }

            var kept = item with { Id = known.Id, Extras = WithJson(item.Extras, known.Extras) };
            pairs[item] = kept;
            events.Add(kept);
        }

        return (events.MoveToImmutable(), pairs);
    }

    private static (string?, string, Instant) KeyOf(ScheduleEvent item) => (item.Channel, item.Title, item.Window.Start);

    private static IEnumerable<TouchedEvent> Touched(ScheduleDiff diff, Dictionary<ScheduleEvent, ScheduleEvent> pairs)
    {
        foreach (var (before, after) in diff.Moved)
        {
            yield return new TouchedEvent(before, pairs[after], HandEditKind.Moved);
        }

        foreach (var (before, after) in diff.Changed)
        {
            var kind = before.MediaUrl != after.MediaUrl ? HandEditKind.Replaced
                : before.Window.End != after.Window.End ? HandEditKind.Resized
                : HandEditKind.Changed;
            yield return new TouchedEvent(before, pairs[after], kind);
        }

        foreach (var item in diff.Added)
        {
            yield return new TouchedEvent(null, item, HandEditKind.Added);
        }

        foreach (var item in diff.Removed)
        {
            yield return new TouchedEvent(item, null, HandEditKind.Changed);
        }
    }

    // What the program keeps is in the JSON extras; a document that has its own keeps those.
    private static Extras? WithJson(Extras? extras, Extras? known) =>
        known?[FormatNames.Json] is { } json && extras?[FormatNames.Json] is null
            ? (extras ?? Extras.None).With(FormatNames.Json, json)
            : extras;

    private static string? NoteOn(Schedule current, int edits) => current.Source != Schedule.PlannedSource ? null
        : edits == 0
            ? "This took the place of a planned calendar; nothing that is to come differs."
            : $"This took the place of a planned calendar. What differs counts as edited by hand ({edits} {(edits == 1 ? "event" : "events")}): "
                + "the next apply keeps it, and apply --discard-edits would overwrite it.";
}
