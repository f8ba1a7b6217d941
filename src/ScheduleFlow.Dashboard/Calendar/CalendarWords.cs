using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Calendar.Geometry;
using ScheduleFlow.Dashboard.Calendar.Panel;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What the calendar shows, in words: for those who do not see it, and for those who want to be sure.</summary>
public sealed class CalendarWords(Texts texts, Wording words, StationClock clock)
{
    /// <summary>All of an event, what is seen of it first: Film Club 20:15 1 h 45 min last 41 h ago, until 22:00, Wed 9 Dec, film.</summary>
    public string Event(CalendarEvent one, Board board, Overlap? over, bool isOver)
    {
        var (since, until) = board.Repeats.Of(one);
        var seen = $"{one.Title} {words.Time(one.Start)} {words.Length(one.Length)}"
            + (over is not null ? $" {Over(over, one)}" : since is { } last ? $" {Since(last)}" : "");
        var said = new List<string> { seen, texts["calendar.until", words.Time(one.End)], words.ShortDay(clock.DateOf(one.Start)) };
        if (one.Category is { Length: > 0 } category)
        {
            said.Add(category);
        }

        said.AddRange(Marks(one));
        if (until is { } next)
        {
            said.Add(texts["calendar.repeats.next", Hours(next)]);
        }

        if (isOver)
        {
            said.Add(texts["calendar.over.past"]);
        }

        return string.Join(", ", said);
    }

    /// <summary>What is special about it: fixed, joined, cut.</summary>
    public IEnumerable<string> Marks(CalendarEvent one)
    {
        if (one.IsFixed)
        {
            yield return texts["calendar.fixed"];
        }

        if (one.IsJoined)
        {
            yield return texts["calendar.joined"];
        }

        if (one.IsCut)
        {
            yield return texts["calendar.cut"];
        }
    }

    /// <summary>last 41 h ago, next in 50 h; null: it is on once.</summary>
    public string? Repeats(CalendarEvent one, Board board) => board.Repeats.Of(one) switch
    {
        ({ } since, { } until) => texts["calendar.repeats.both", Hours(since), Hours(until)],
        ({ } since, null) => texts["calendar.repeats.last", Hours(since)],
        (null, { } until) => texts["calendar.repeats.next", Hours(until)],
        _ => null,
    };

    /// <summary>last 41 h ago.</summary>
    public string Since(TimeSpan since) => texts["calendar.repeats.last", Hours(since)];

    /// <summary>What the server says, with its instants in the station's time.</summary>
    public string Problem(Problem problem) => LocalTimes.In(problem.Message, words);

    /// <summary>12 min over Debate.</summary>
    public string Over(Overlap overlap, CalendarEvent one) =>
        texts["calendar.overlaps", words.Length(overlap.Length), (overlap.First.Key == one.Key ? overlap.Second : overlap.First).Title];

    public string Gap(CalendarGap gap, bool isDraft) => texts["calendar.gap.label", words.Length(gap.Length), words.DayAndTime(gap.Start), words.Time(gap.End)]
        + (gap.After is null && !isDraft ? $", {texts["calendar.nothing"]}" : "");

    /// <summary>full; gap 35 min; 3 gaps, 1 h 10 min; 1 overlap.</summary>
    public (string Text, string Class) Fill(LaneView lane)
    {
        var overlaps = lane.Overlaps;
        return overlaps > 0 ? (texts.Count("calendar.overlaps.count", overlaps), "bad")
            : lane.Events.IsEmpty ? (texts["calendar.empty"], lane.Gaps.IsEmpty ? "" : "gap")
            : lane.Gaps.IsEmpty ? (texts["calendar.full"], "")
            : (texts.Count("calendar.gaps.count", lane.Gaps.Length, words.Length(lane.Empty)), "gap");
    }

    /// <summary>What is said beside the ghost of a drag, before the server is asked.</summary>
    public List<string> Landing(Landing landing, string way)
    {
        var held = landing.Held;
        var lines = new List<string>
        {
            $"{words.Span(held.Start, held.End)}  {words.Length(held.End - held.Start)}",
            landing.Moves.Length == 1 ? held.Event.Title : texts["calendar.drag.more", held.Event.Title, landing.Moves.Length - 1],
        };
        if (clock.DateOf(held.Start) != clock.DateOf(held.Event.Start) || held.IsNew)
        {
            lines[0] = $"{words.ShortDay(clock.DateOf(held.Start))}, {lines[0]}";
        }

        if (landing.InTheWay.IsEmpty)
        {
            return lines;
        }

        var first = landing.InTheWay[0];
        lines.Add(way switch
        {
            ConflictWays.Ripple => texts["calendar.drag.ripple"],
            ConflictWays.Overwrite => texts["calendar.drag.overwrite", words.Length(first.Length), first.First.Title],
            ConflictWays.Swap => texts["calendar.drag.swap", landing.Other!.First.Title],
            _ => texts["calendar.overlaps", words.Length(first.Length), first.First.Title],
        });
        if (landing.InTheWay.Length > 1 && way == ConflictWays.Refuse)
        {
            lines.Add(texts.Count("calendar.drag.others", landing.InTheWay.Length - 1));
        }

        return lines;
    }

    /// <summary>What the server says that edits make.</summary>
    /// <param name="reply">Its answer to a dry run.</param>
    /// <param name="meant">How many events the person moves.</param>
    public List<string> Made(EditScheduleReply reply, int meant)
    {
        var lines = new List<string>();
        var others = reply.Counts.Moved + reply.Counts.Changed - meant;
        if (others > 0)
        {
            lines.Add(texts.Count("calendar.made.moved", others));
        }

        if (reply.Counts.Removed > 0 && reply.Events.FirstOrDefault(row => row.What == "removed") is { } removed)
        {
            lines.Add(texts.Count("calendar.made.removed", reply.Counts.Removed, removed.Title));
        }

        if (!reply.Breaches.IsEmpty)
        {
            var breach = reply.Breaches[0];
            lines.Add(texts["calendar.made.breach", breach.Event.Title, Hours(TimeSpan.FromSeconds(breach.Seconds)), Hours(TimeSpan.FromSeconds(breach.CooldownSeconds))]);
        }

        if (!reply.Gaps.IsEmpty)
        {
            lines.Add(texts["calendar.made.gap", words.Length(TimeSpan.FromSeconds(reply.Gaps.Sum(gap => gap.Seconds)))]);
        }

        return lines;
    }

    /// <summary>What was done, for the toast, the revision and undo: Film Club to Wed 9 Dec, 20:15.</summary>
    public string Done(Landing landing, string way)
    {
        var (held, title) = (landing.Held, landing.Held.Event.Title);
        return way == ConflictWays.Swap && landing.Other is { } other ? texts["calendar.done.swapped", title, other.First.Title]
            : landing.Moves.Length > 1 ? texts["calendar.done.several", landing.Moves.Length, words.DayAndTime(held.Start)]
            : held.IsNew ? texts["calendar.done.added", title, words.DayAndTime(held.Start)]
            : held.IsResized ? texts["calendar.done.resized", title, words.Span(held.Start, held.End)]
            : texts["calendar.done.moved", title, words.DayAndTime(held.Start)];
    }

    // Two days are still said in hours: so much rest is asked for in hours.
    private string Hours(TimeSpan length) =>
        length.TotalHours < 2 ? $"{(int)length.TotalMinutes} {texts["time.min"]}"
        : length.TotalHours < 100 ? $"{(int)length.TotalHours} {texts["time.h"]}"
        : $"{(int)length.TotalDays} {texts["time.d"]}";
}
