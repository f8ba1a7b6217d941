namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>What differs between two lists of airings.</summary>
/// <param name="Differences">Each difference, by time; what goes before what comes.</param>
/// <param name="Unchanged">How many airings both have.</param>
public sealed record Comparison(IReadOnlyList<Difference> Differences, int Unchanged)
{
    /// <summary>How far an item without an id may be from its old time to count as moved, not as taken off and put elsewhere.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(6);

    public int CountOf(DifferenceKind kind) => Differences.Count(difference => difference.Kind == kind);

    /// <summary>Compares. First what is equal is set aside, then what is at the same time, then what has moved.</summary>
    public static Comparison Of(IEnumerable<Airing> before, IEnumerable<Airing> after)
    {
        var (gone, come) = (before.ToList(), after.ToList());
        var count = come.Count;
        Pair(gone, come, airing => airing with { Id = null }, null);
        var unchanged = count - come.Count;
        var found = new List<Difference>();
        Pair(gone, come, airing => airing.Id, (a, b) => a.Item == b.Item || a.Title == b.Title ? Kept(a, b) : null, found);
        Pair(gone, come, airing => (airing.Start, airing.Item), Kept, found);
        Pair(gone, come, airing => (airing.Start, airing.Title), Kept, found);
        found.AddRange(Moved(gone, come));
        found.AddRange(gone.Select(airing => new Difference(DifferenceKind.Removed, airing, null)));
        found.AddRange(come.Select(airing => new Difference(DifferenceKind.Added, null, airing)));
        return new([.. found.OrderBy(difference => difference.At).ThenBy(difference => difference.Kind)], unchanged);
    }

    private static Difference Kept(Airing before, Airing after) =>
        new(before.Start == after.Start ? DifferenceKind.Changed : DifferenceKind.Moved, before, after);

    // Takes pairs with equal keys out of both lists. A null key has no pair; a null difference leaves both where they are.
    private static void Pair<TKey>(
        List<Airing> gone,
        List<Airing> come,
        Func<Airing, TKey?> key,
        Func<Airing, Airing, Difference?>? make,
        List<Difference>? found = null)
    {
        var old = gone.Where(airing => key(airing) is not null)
            .GroupBy(airing => key(airing)!)
            .ToDictionary(group => (object)group.Key!, group => new Queue<Airing>(group));
        var paired = new HashSet<Airing>(ReferenceEqualityComparer.Instance);
        foreach (var airing in come)
        {
            if (key(airing) is not { } name || !old.TryGetValue(name, out var queue) || !queue.TryPeek(out var before))
            {
                continue;
            }

            var difference = make?.Invoke(before, airing);
            if (make is null || difference is not null)
            {
                paired.Add(queue.Dequeue());
                paired.Add(airing);
                if (difference is not null)
                {
                    found!.Add(difference);
                }
            }
        }

        gone.RemoveAll(paired.Contains);
        come.RemoveAll(paired.Contains);
    }

    private static List<Difference> Moved(List<Airing> gone, List<Airing> come)
    {
        var old = gone.GroupBy(airing => airing.Item).ToDictionary(group => group.Key, group => group.ToList());
        var moved = new List<Difference>();
        foreach (var airing in come)
        {
            if (old.TryGetValue(airing.Item, out var candidates)
                && candidates.MinBy(candidate => (candidate.Start - airing.Start).Duration()) is { } nearest
                && (nearest.Start - airing.Start).Duration() <= Near)
            {
                candidates.Remove(nearest);
                moved.Add(new(DifferenceKind.Moved, nearest, airing));
            }
        }

        var paired = moved.SelectMany(difference => new[] { difference.Before!, difference.After! })
            .ToHashSet<Airing>(ReferenceEqualityComparer.Instance);
        gone.RemoveAll(paired.Contains);
        come.RemoveAll(paired.Contains);
        return moved;
    }
}
