namespace ScheduleFlow.Dashboard.Parts;

/// <summary>
/// The colour of a category: the same on every screen and every machine, as it comes from the name alone. Fillers are grey.
/// A colour is never the only sign: the name stands beside it or in its title.
/// </summary>
public static class Categories
{
    private const int Colours = 5;

    /// <summary>The class of a category: c1 to c6 (app.css), which sets <c>--c</c> to the fill and <c>--ci</c> to the ink.</summary>
    public static string ClassOf(string? category)
    {
        if (string.IsNullOrWhiteSpace(category) || category.Contains("filler", StringComparison.OrdinalIgnoreCase))
        {
            return "c6";
        }

        // Not string.GetHashCode, which differs from one run to the next. The factor is one that keeps the usual names apart.
        var hash = 2166136261u;
        foreach (var letter in category.Trim().ToUpperInvariant())
        {
            hash = (hash ^ letter) * 131;
        }

        return $"c{1 + ((hash ^ (hash >> 16)) % Colours)}";
    }
}
