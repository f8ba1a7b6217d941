namespace ScheduleFlow.Core.Time;

/// <summary>Zone names close to a misspelt one.</summary>
internal static class ZoneSuggestions
{
    private const int MaxSuggestions = 3;
    private const int MaxDistance = 3;

    /// <summary>At most three: names whose city was given alone first, then those a few letters away.</summary>
    public static IReadOnlyList<string> For(string name, IEnumerable<string> ids)
    {
        var wanted = name.Trim().Replace(' ', '_');
        if (wanted.Length is < 2 or > 64)
        {
            return [];
        }

        var found = new List<(int Distance, string Id)>();
        foreach (var id in ids)
        {
            var city = id[(id.LastIndexOf('/') + 1)..];
            var distance = string.Equals(city, wanted, StringComparison.OrdinalIgnoreCase)
                ? 0
                : Math.Min(Distance(wanted, id), 1 + Distance(wanted, city));
            if (distance <= Math.Min(MaxDistance, wanted.Length / 3))
            {
                found.Add((distance, id));
            }
        }

        return found.OrderBy(entry => entry.Distance).ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .Take(MaxSuggestions).Select(entry => entry.Id).ToList();
    }

    // Levenshtein, ignoring case, in one row.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MaxDistance)
        {
            return int.MaxValue / 2;
        }

        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[b.Length];
    }
}
