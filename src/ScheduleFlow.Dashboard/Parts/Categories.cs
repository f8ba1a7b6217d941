namespace ScheduleFlow.Dashboard.Parts;

/// <summary>
/// The colour of a category: the same on every screen and every machine, as it comes from the name alone. Fillers are grey.
/// A colour is never the only sign: the name stands beside it or in its title.
/// </summary>
public static class Categories
{
    private const int Grey = 6;

    /// <summary>The class of a category: c1 to c6 (app.css), which sets <c>--c</c> to the fill and <c>--ci</c> to the ink.</summary>
    public static string ClassOf(string? category) => $"c{NumberOf(category)}";

    /// <summary>The number of its colour, from 1 to 6. The usual ones are kept apart.</summary>
    public static int NumberOf(string? category) => category?.Trim().ToUpperInvariant() switch
    {
        null or "" or "FILLER" => Grey,
        "NEWS" => 1,
        "LECTURE" => 2,
        "FILM" or "MOVIE" => 3,
        "SPORT" or "SPORTS" => 4,
        "TALK" => 5,
        // Not string.GetHashCode, which differs from one run to the next.
        var other => 1 + (int)(other.Aggregate(0u, (hash, letter) => (hash * 31) + letter) % (Grey - 1)),
    };
}
