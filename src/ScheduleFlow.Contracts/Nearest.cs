namespace ScheduleFlow.Contracts;

/// <summary>Guesses which known word a misspelt one was meant to be.</summary>
public static class Nearest
{
    /// <summary>More slips than this, and it is another word.</summary>
    private const int MostSlips = 2;

    /// <summary>The known word that is one or two slips away, of equals the first; null: there is none.</summary>
    /// <remarks>A word of one letter may have none, one of two or three letters only one.</remarks>
    public static string? To(string word, IEnumerable<string> known)
    {
        var (best, least) = ((string?)null, Math.Min(MostSlips + 1, (word.Length / 2) + 1));
        foreach (var name in known)
        {
            if (Distance(word, name, MostSlips + 1) is var distance && distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// How many slips lie between two words (the optimal string alignment): letters missing, added, wrong, or swapped with
    /// the next, ignoring case.
    /// </summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="most">Where the lengths alone differ by more than this, the answer is only more than this.</param>
    public static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return int.MaxValue / 2;
        }

        var (above, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (IsSame(a[i - 1], b[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && IsSame(a[i - 1], b[j - 2]) && IsSame(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], above[j - 2] + 1);
                }
            }

            (above, last, row) = (last, row, above);
        }

        return last[b.Length];
    }

    private static bool IsSame(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
