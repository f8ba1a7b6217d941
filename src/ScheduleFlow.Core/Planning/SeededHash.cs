namespace ScheduleFlow.Core.Planning;

/// <summary>A seeded hash of a text: FNV-1a, mixed by SplitMix64's finaliser. The same on every machine.</summary>
internal static class SeededHash
{
    public static ulong Of(string text, ulong seed)
    {
        var hash = 14_695_981_039_346_656_037UL ^ (seed * 0x9E3779B97F4A7C15);
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1_099_511_628_211UL);
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
