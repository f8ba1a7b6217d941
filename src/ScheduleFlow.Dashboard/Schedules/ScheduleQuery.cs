using ScheduleFlow.Contracts.Operations.Schedules;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>Which schedules a list shows, and in which order: what the address of the screen says.</summary>
public sealed record ScheduleQuery
{
    public const string Draft = "draft";

    public const string Published = "published";

    /// <summary>A part of the name, in any case; null: all.</summary>
    public string? Search { get; init; }

    /// <summary><see cref="Draft"/> or <see cref="Published"/>; null: both.</summary>
    public string? State { get; init; }

    /// <summary>Only schedules that are published on this channel; null: all.</summary>
    public string? Channel { get; init; }

    /// <summary>What they are sorted by; null: they stand in the order of import.</summary>
    public ScheduleColumn? Sort { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Whether it leaves some out.</summary>
    public bool IsFilter => !string.IsNullOrWhiteSpace(Search) || State is not null || Channel is not null;

    /// <summary>The rows that it shows, in its order; rows that are equal stay in the order in which they were imported.</summary>
    public IReadOnlyList<ScheduleRow> Of(IEnumerable<ScheduleRow> rows)
    {
        var words = (Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Sorted(rows.Where(row => IsShown(row, words)));
    }

    /// <summary>The channels that a schedule is published on.</summary>
    public static IReadOnlyList<string> ChannelsOf(ScheduleRow row) => row.PublishedOn is { IsDefault: false } channels ? channels : [];

    private bool IsShown(ScheduleRow row, string[] words) =>
        words.All(word => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || row.Id.StartsWith(word, StringComparison.Ordinal))
        && State switch
        {
            Draft => ChannelsOf(row).Count == 0,
            Published => ChannelsOf(row).Count > 0,
            _ => true,
        }
        && (Channel is null || ChannelsOf(row).Contains(Channel));

    // Instants are written so that their order is that of the text.
    private IReadOnlyList<ScheduleRow> Sorted(IEnumerable<ScheduleRow> rows) => Sort switch
    {
        ScheduleColumn.Name => By(rows, row => row.Name, StringComparer.OrdinalIgnoreCase),
        ScheduleColumn.State => By(rows, row => ChannelsOf(row) is { Count: > 0 } channels ? channels[0] : "", StringComparer.OrdinalIgnoreCase),
        ScheduleColumn.Events => By(rows, row => row.Events, null),
        ScheduleColumn.Start => By(rows, row => row.Start, StringComparer.Ordinal),
        ScheduleColumn.End => By(rows, row => row.End, StringComparer.Ordinal),
        ScheduleColumn.Findings => By(rows, row => (row.ConflictsDetected, row.GapsDetected), null),
        ScheduleColumn.Imported => By(rows, row => row.Imported, StringComparer.Ordinal),
        _ => [.. IsDescending ? rows.Reverse() : rows],
    };

    private IReadOnlyList<ScheduleRow> By<TKey>(IEnumerable<ScheduleRow> rows, Func<ScheduleRow, TKey> key, IComparer<TKey>? comparer) =>
        [.. IsDescending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer)];
}
