using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>What edits make, in words.</summary>
internal sealed class EditSentences(Texts texts, Wording words, StationClock clock)
{
    /// <summary>20:15–22:00 → 21:15–23:00; of one that changes its texts, which.</summary>
    public string Of(EditedEventRow row)
    {
        var (before, after) = (row.Before, row.After);
        if (before is null || after is null)
        {
            return Times(row.Start, row.End);
        }

        var isTimed = before.Start != after.Start || before.End != after.End;
        string?[] parts =
        [
            isTimed
                ? $"{Times(before.Start, before.End)} → {Times(after.Start, after.End, before.Start)}"
                : Times(after.Start, after.End),
            Changed("panel.title", before.Title, after.Title),
            Changed("panel.media", before.VideoUrl, after.VideoUrl),
            Changed("panel.category", before.Category, after.Category),
            Changed("panel.description", before.Description, after.Description),
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }

    /// <summary>35 min, Mon 7 Dec, 20:15–20:50.</summary>
    public string Of(NewGapRow gap) => $"{words.Length(TimeSpan.FromSeconds(gap.Seconds))}, {Times(gap.Start, gap.End)}";

    /// <summary>That a video starts too soon, and which start is too near.</summary>
    public string Of(CooldownBreachRow breach)
    {
        var at = Wording.Parse(breach.Witness.Start);
        var key = at < Wording.Parse(breach.Event.Start) ? "panel.breach.before" : "panel.breach.after";
        var text = texts[
            key,
            breach.Event.Title,
            words.Length(TimeSpan.FromSeconds(breach.Seconds)),
            words.DayAndTime(at),
            words.Length(TimeSpan.FromSeconds(breach.CooldownSeconds))];
        return breach.Witness.Channel is { } channel ? $"{text} ({channel})" : text;
    }

    private string Times(string start, string end, string? known = null)
    {
        var (from, to) = (Wording.Parse(start), Wording.Parse(end));
        var isSameDay = known is not null && clock.DateOf(Wording.Parse(known)) == clock.DateOf(from);
        return isSameDay ? words.Span(from, to) : $"{words.ShortDay(clock.DateOf(from))}, {words.Span(from, to)}";
    }

    private string? Changed(string field, string? before, string? after) =>
        before == after ? null : $"{texts[field]}: {before ?? "–"} → {after ?? "–"}";
}
