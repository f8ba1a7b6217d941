using System.Collections.Immutable;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Editing;

/// <summary>What a calendar keeps of edits, for later plans of its channel.</summary>
internal static class HandMarks
{
    /// <summary>The events with the edit that touched them.</summary>
    public static (ImmutableArray<ScheduleEvent> All, ImmutableArray<TouchedEvent> Touched) Set(
        ImmutableArray<ScheduleEvent> all, ImmutableArray<TouchedEvent> touched, EditTerms terms)
    {
        var marked = new Dictionary<ScheduleEvent, ScheduleEvent>(ReferenceEqualityComparer.Instance);
        foreach (var item in touched)
        {
            if (item.After is { } after)
            {
                var first = item.Before is { } before
                    ? HandEdit.Of(before)?.From ?? (item.IsMoved ? before.Window.Start : null)
                    : null;
                marked.Add(after, new HandEdit(item.Kind, terms.Now, terms.By) { From = first }.On(after));
            }
        }

        return (
            [.. all.Select(item => marked.GetValueOrDefault(item, item))],
            [.. touched.Select(item => item.After is null ? item : item with { After = marked[item.After] })]);
    }

    /// <summary>The calendar with an exclusion of each video that no longer begins where it did.</summary>
    public static Schedule Exclude(Schedule calendar, ImmutableArray<TouchedEvent> touched, EditTerms terms)
    {
        var gone =
            from item in touched
            let url = item.Before?.MediaUrl
            where url is not null && item.After?.MediaUrl != url
            select new Exclusion(url, item.Before!.Window.Start, terms.Now, terms.By);
        return gone.ToArray() is { Length: > 0 } exclusions ? Exclusion.Add(calendar, exclusions, terms.Now) : calendar;
    }
}
