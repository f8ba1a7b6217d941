using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Dashboard.Library;

/// <summary>An item of a playlist with what is known of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Number">Its place in the list, from 1.</param>
/// <param name="IsRepeat">Whether an earlier item has the same address.</param>
public sealed record LibraryRow(PlaylistItemRow Item, int Number, bool IsRepeat)
{
    public static ImmutableArray<LibraryRow> Of(ImmutableArray<PlaylistItemRow> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. items.Select((item, index) => new LibraryRow(item, index + 1, !seen.Add(item.Url)))];
    }

    /// <summary>Whether it has the words, and a length within the bounds. With bounds, a length that is not known fits not.</summary>
    public bool Fits(string words, double? min, double? max) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Has)
        && (min is null && max is null || (Item.Duration is { } seconds && seconds >= (min ?? 0) && seconds <= (max ?? double.MaxValue)));

    private bool Has(string word) =>
        Item.Label.Contains(word, StringComparison.CurrentCultureIgnoreCase) || Item.Url.Contains(word, StringComparison.OrdinalIgnoreCase);
}
