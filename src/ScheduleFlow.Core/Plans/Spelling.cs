using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Guesses what was meant.</summary>
internal static class Spelling
{
    private const int MaxDistance = 3;

    /// <summary>The name that is one or two slips away, or null.</summary>
    public static string? Closest(string word, IEnumerable<string> names)
    {
        var (best, least) = ((string?)null, Math.Min(MaxDistance, (word.Length / 2) + 1));
        foreach (var name in names)
        {
            if (EditDistance.Between(word, name, MaxDistance) is var distance && distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }
}
