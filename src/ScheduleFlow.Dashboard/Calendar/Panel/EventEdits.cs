using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>Makes edits of what a form says.</summary>
internal static class EventEdits
{
    /// <summary>How an edit names an event: by its id, and with its start where ids repeat.</summary>
    public static string NameOf(ScheduleEventRow row, ShowScheduleReply schedule) =>
        schedule.Events.Count(other => other.Id == row.Id) > 1 ? $"{row.Id}@{row.Start}" : row.Id;

    /// <summary>The event of a schedule that a calendar shows, which may show only a part of it; null: it is gone.</summary>
    public static ScheduleEventRow? RowOf(CalendarEvent shown, ShowScheduleReply schedule) => schedule.Events
        .Where(row => row.Id == shown.Id)
        .MinBy(row => (Wording.Parse(row.Start) - shown.Start).Duration());

    /// <summary>A length as edits have it.</summary>
    public static string Length(TimeSpan length) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Round(length.TotalSeconds)}s");

    /// <summary>Another start, end or both. Where the length stays, it is a move.</summary>
    public static ImmutableArray<SentEdit> Times(
        string name, (DateTimeOffset Start, DateTimeOffset End) was, (DateTimeOffset Start, DateTimeOffset End) now, string way)
    {
        if (now == was || now.End <= now.Start)
        {
            return [];
        }

        if (now.Start == was.Start)
        {
            // For a resize there is no swap.
            return [new SentEdit { Op = "resize", Event = name, End = Wording.Wire(now.End), OnConflict = NoSwap(way) }];
        }

        var length = now.End - now.Start;
        return
        [
            new SentEdit
            {
                Op = "move",
                Event = name,
                To = Wording.Wire(now.Start),
                Duration = length == was.End - was.Start ? null : Length(length),
                OnConflict = way,
            },
        ];
    }

    /// <summary>Texts that differ. An empty one removes the field.</summary>
    public static ImmutableArray<SentEdit> Texts(
        string name, ScheduleEventRow was, string title, string url, string category, string description)
    {
        var edit = new SentEdit
        {
            Op = "change",
            Event = name,
            Title = Differing(was.Title, title),
            Url = Differing(was.VideoUrl, url),
            Category = Differing(was.Category, category),
            Description = Differing(was.Description, description),
        };
        return edit is { Title: null, Url: null, Category: null, Description: null } || edit.Title?.Length == 0 ? [] : [edit];

        static string? Differing(string? before, string after) => (before ?? "") == after.Trim() ? null : after.Trim();
    }

    /// <summary>Another item in the place of events. A category that is not known stays as it was.</summary>
    public static ImmutableArray<SentEdit> Replace(
        IEnumerable<(string Name, ScheduleEventRow Row)> events, Title title, bool keepsLength, string way) =>
    [
        .. events.Select(one => new SentEdit
        {
            Op = "replace",
            Event = one.Name,
            Url = title.Url,
            Title = title.Name,
            Category = title.Category ?? one.Row.Category,
            Duration = keepsLength ? null : Length(title.Length),
            OnConflict = NoSwap(way),
        }),
    ];

    /// <summary>Moves what follows a gap up into it: as far as the next gap, which takes the time, or a fixed event.</summary>
    public static ImmutableArray<SentEdit> CloseGap(ShowScheduleReply schedule, string? lane, DateTimeOffset start, DateTimeOffset end)
    {
        var edits = ImmutableArray.CreateBuilder<SentEdit>();
        var free = end;
        foreach (var row in schedule.Events.Where(row => row.Channel == lane && Wording.Parse(row.Start) >= end))
        {
            if (Wording.Parse(row.Start) > free || row.Fixed == true)
            {
                break;
            }

            edits.Add(new SentEdit { Op = "move", Event = NameOf(row, schedule), By = $"-{Length(end - start)}" });
            free = Wording.Parse(row.End) > free ? Wording.Parse(row.End) : free;
        }

        return edits.ToImmutable();
    }

    public static SentEdit Add(Title title, DateTimeOffset start, string? lane, string way) => new()
    {
        Op = "add",
        Start = Wording.Wire(start),
        Duration = Length(title.Length),
        Title = NullIfEmpty(title.Name),
        Url = NullIfEmpty(title.Url),
        Category = NullIfEmpty(title.Category),
        Channel = lane,
        OnConflict = NoSwap(way),
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string NoSwap(string way) => way == ConflictWays.Swap ? ConflictWays.Refuse : way;
}
