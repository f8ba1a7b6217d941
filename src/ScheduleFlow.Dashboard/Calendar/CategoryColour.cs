namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>The colour of a category, one of six (--c1 … --c6). It is never the only sign: the category is said as well.</summary>
internal static class CategoryColour
{
    private const int Plain = 6;

    public static int Of(string? category) => category?.ToUpperInvariant() switch
    {
        null or "" or "FILLER" => Plain,
        "NEWS" => 1,
        "LECTURE" => 2,
        "FILM" or "MOVIE" => 3,
        "SPORT" or "SPORTS" => 4,
        "TALK" => 5,
        var other => 1 + (int)(other.Aggregate(0u, (hash, letter) => (hash * 31) + letter) % (Plain - 1)),
    };
}
