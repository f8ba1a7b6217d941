using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>What differs, in words.</summary>
internal sealed class DifferenceSentences(Texts texts, Wording words, StationClock clock)
{
    public string Of(Difference difference) => difference is { Before: { } before, After: { } after }
        ? string.Join("; ", Fields(before, after))
        : words.Length(difference.Shown.Length);

    private IEnumerable<string> Fields(Airing before, Airing after)
    {
        if (before.Start != after.Start)
        {
            var isSameDay = clock.DateOf(before.Start) == clock.DateOf(after.Start);
            var shift = after.Start - before.Start;
            yield return texts[
                shift > TimeSpan.Zero ? "drafts.later" : "drafts.earlier",
                isSameDay ? words.Time(before.Start) : words.DayAndTime(before.Start),
                words.Length(shift.Duration())];
        }

        if (before.Length != after.Length)
        {
            yield return texts["drafts.length", words.Length(before.Length), words.Length(after.Length)];
        }

        if (before.Title != after.Title)
        {
            yield return texts["drafts.was", before.Title];
        }

        if (before.Url != after.Url)
        {
            yield return texts["drafts.media", before.Url ?? "–", after.Url ?? "–"];
        }

        if (before.Category != after.Category)
        {
            yield return texts["drafts.category", before.Category ?? "–", after.Category ?? "–"];
        }
    }
}
