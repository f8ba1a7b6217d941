namespace ScheduleFlow.Contracts;

/// <summary>Guesses which known word a misspelt word means.</summary>
public static class Nearest
{
    /// <summary>A word with more slips than this is a different word.</summary>
    private const int MostSlips = 2;

    /// <summary>The nearest known word at most two slips away, the first of several as near; null: there is none.</summary>
    /// <remarks>A word of one letter may have no slip, a word of two or three letters only one.</remarks>
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
    /// The slips between two words (optimal string alignment distance): letters missing, added, wrong, or swapped with the
    /// next. Case is ignored.
    /// </summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other word.</param>
    /// <param name="most">If the lengths alone differ by more than this, the result is just some larger number.</param>
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
