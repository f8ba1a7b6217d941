namespace ScheduleFlow.Core.Formats.Plans;

/// <summary>Guesses what was meant.</summary>
internal static class Spelling
{
    /// <summary>The name that is one or two slips away, or null.</summary>
    public static string? Closest(string word, IEnumerable<string> names)
    {
        var (best, least) = ((string?)null, Math.Min(3, (word.Length / 2) + 1));
        foreach (var name in names)
        {
            if (Distance(word, name) is var distance && distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    // Levenshtein's, ignoring case.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[^1];
    }
}
