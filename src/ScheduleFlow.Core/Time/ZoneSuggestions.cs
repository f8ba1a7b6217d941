using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Time;

/// <summary>Zone names close to a misspelt one.</summary>
internal static class ZoneSuggestions
{
    private const int MaxSuggestions = 3;
    private const int MaxDistance = 3;

    /// <summary>At most three names: first those whose city alone was given, then those a few letters away.</summary>
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
                : Math.Min(Nearest.Distance(wanted, id, MaxDistance), 1 + Nearest.Distance(wanted, city, MaxDistance));
            if (distance <= Math.Min(MaxDistance, wanted.Length / 3))
            {
                found.Add((distance, id));
            }
        }

        return found.OrderBy(entry => entry.Distance).ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .Take(MaxSuggestions).Select(entry => entry.Id).ToList();
    }
}
