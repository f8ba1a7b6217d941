using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Plans;

/// <summary>Reads <c>days</c> (<c>daily</c>, <c>mon-fri</c>, <c>[sat, sun]</c>, <c>weekend</c>) and <c>season</c>.</summary>
internal static class RecurrenceReading
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static Recurrence Read(PlanObject owner)
    {
        var texts = owner.PlacedTexts("days").ToList();
        owner.RefuseEmpty("days");
        byte days = 0;
        foreach (var (text, at) in texts)
        {
            if (Parse(text.ToLowerInvariant()) is { } given)
            {
                days |= given;
            }
            else
            {
                owner.Error(
                    at,
                    $"“{ShortText.Of(text)}” is not a day: write mon, tue, wed, thu, fri, sat, sun, "
                    + "a range such as mon-fri, weekdays, weekend or daily");
            }
        }

        var (first, last) = ((DateOnly?)null, (DateOnly?)null);
        if (owner.Object("season") is { } season)
        {
            (first, last) = (season.Date("from"), season.Date("to"));
            if (last < first)
            {
                season.Error(season.Take("to")!, "ends before it begins");
            }

            season.End();
        }

        return new Recurrence(texts.Count == 0 ? Recurrence.Daily.Days : days, first, last);
    }

    private static byte? Parse(string text)
    {
        switch (text)
        {
            case "daily" or "all":
                return Recurrence.Daily.Days;
            case "weekdays":
                return 0b0111110;
            case "weekend":
                return 0b1000001;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return Day(text) is { } one ? (byte)(1 << one) : null;
        }

        if (Day(text[..dash].Trim()) is not { } first || Day(text[(dash + 1)..].Trim()) is not { } last)
        {
            return null;
        }

        byte days = 0;
        for (var day = first; ; day = (day + 1) % 7)
        {
            days |= (byte)(1 << day);
            if (day == last)
            {
                return days;
            }
        }
    }

    // "mon", "monday", or anything in between that is a prefix of the English name.
    private static int? Day(string text)
    {
        for (var day = 0; day < 7; day++)
        {
            if (text.Length >= 3
                && ((DayOfWeek)day).ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase)
                && text.StartsWith(Names[day], StringComparison.Ordinal))
            {
                return day;
            }
        }

        return null;
    }
}
