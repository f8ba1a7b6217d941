using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ScheduleFlow.Core.Operations;

/// <summary>
/// The rows of a reply. <c>[.. items.Select(…)]</c> makes the same, and the runtime then allocates an array pool and what
/// belongs to it for each type of row at every start of a worker, whatever it runs (docs/performance.md).
/// </summary>
internal static class Rows
{
    /// <param name="items">What the rows are of.</param>
    /// <param name="row">Makes a row.</param>
    /// <param name="most">How many rows there may be; the rest is left out.</param>
    public static ImmutableArray<TRow> ToRows<T, TRow>(this ImmutableArray<T> items, Func<T, TRow> row, int most = int.MaxValue)
    {
        var rows = new TRow[Math.Min(items.Length, most)];
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] = row(items[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }

    /// <inheritdoc cref="ToRows{T,TRow}(ImmutableArray{T},Func{T,TRow},int)"/>
    public static ImmutableArray<TRow> ToRows<T, TRow>(this IReadOnlyList<T> items, Func<T, TRow> row, int most = int.MaxValue)
    {
        var rows = new TRow[Math.Min(items.Count, most)];
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] = row(items[at]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(rows);
    }
}
