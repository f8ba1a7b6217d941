using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Keys;

namespace ScheduleFlow.Dashboard.Keys;

/// <summary>What becomes of a key with time, for the list.</summary>
internal static class KeyStates
{
    public const string Valid = "valid";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>
    /// The keys of the list: valid ones first, then by name; without those that open nothing any more unless they are asked
    /// for.
    /// </summary>
    public static ImmutableArray<KeyRow> Shown(ImmutableArray<KeyRow> keys, bool all) =>
    [
        .. keys.Where(key => all || key.State == Valid)
            .OrderBy(key => key.State == Valid ? 0 : 1)
            .ThenBy(key => key.Name, StringComparer.OrdinalIgnoreCase)
            .ThenByDescending(key => key.Created, StringComparer.Ordinal),
    ];

    /// <summary>Whether a valid key expires so soon that somebody should think of the next.</summary>
    public static bool ExpiresSoon(KeyRow key, DateTimeOffset? expires, DateTimeOffset now) =>
        key.State == Valid && expires is { } end && end - now < Soon;
}
