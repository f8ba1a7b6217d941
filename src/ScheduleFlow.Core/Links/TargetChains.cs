namespace ScheduleFlow.Core.Links;

/// <summary>Chains of targets with the same URL, by index.</summary>
internal sealed class TargetChains
{
    private const int End = -1;

    private readonly int[] _next;

    public TargetChains(IReadOnlyList<LinkTarget> targets)
    {
        Targets = targets;
        _next = new int[targets.Count];
        var firsts = new Dictionary<string, int>(targets.Count, StringComparer.Ordinal);
        for (var i = 0; i < targets.Count; i++)
        {
            // The head of a chain stays; the others are inserted after it.
            if (firsts.TryAdd(targets[i].Url, i))
            {
                _next[i] = End;
            }
            else
            {
                var first = firsts[targets[i].Url];
                (_next[i], _next[first]) = (_next[first], i);
            }
        }

        First = firsts.Values;
    }

    public IReadOnlyList<LinkTarget> Targets { get; }

    /// <summary>The first target of each URL, in their order.</summary>
    public IReadOnlyCollection<int> First { get; }

    /// <summary>All targets with the URL of a first one, itself included.</summary>
    public IEnumerable<LinkTarget> Of(int first)
    {
        for (var i = first; i != End; i = _next[i])
        {
            yield return Targets[i];
        }
    }
}
