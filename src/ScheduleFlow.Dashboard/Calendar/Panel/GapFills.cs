using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>A way to fill a gap.</summary>
/// <param name="Edit">The edit that makes it.</param>
/// <param name="Reply">What it would make.</param>
/// <param name="Left">What of the gap stays empty.</param>
public sealed record GapFill(SentEdit Edit, EditScheduleReply Reply, TimeSpan Left)
{
    public IEnumerable<ScheduleEventRow> Items => Reply.Events.Select(row => row.After).OfType<ScheduleEventRow>();
}

/// <summary>Finds ways to fill a gap that differ.</summary>
internal static class GapFills
{
    /// <summary>How many ways are offered.</summary>
    public const int Most = 3;

    /// <summary>The items that an edit chooses from are at most so many: the longest that fit, as few of them fill the gap.</summary>
    private const int MostItems = 2_000;

    /// <summary>Those that fit into a gap and have rested there.</summary>
    /// <param name="titles">What there is.</param>
    /// <param name="length">The gap's length.</param>
    /// <param name="start">The gap's start.</param>
    /// <param name="rest">How far the nearest other start must be; zero: any distance will do.</param>
    /// <param name="starts">The other starts.</param>
    public static ImmutableArray<Title> Pool(
        IEnumerable<Title> titles, TimeSpan length, DateTimeOffset start, TimeSpan rest, KnownStarts starts) =>
    [
        .. Title.Fitting(titles, (long)length.TotalSeconds)
            .DistinctBy(title => title.Url)
            .Where(title => rest <= TimeSpan.Zero || HasRested(starts.Around(title.Url, start), start, start + length, rest))
            .Take(MostItems),
    ];

    public static SentEdit EditOf(IEnumerable<Title> pool, DateTimeOffset start, DateTimeOffset end, string? lane) => new()
    {
        Op = "fill",
        From = Wording.Wire(start),
        Until = Wording.Wire(end),
        Channel = lane,
        Items = [.. pool.Select(title => new SentItem(title.Url, title.Name, EventEdits.Length(title.Length)))],
    };

    /// <summary>
    /// Fills as trials: of all items, then each time without the longest item of the fill before, so that they differ. The
    /// problem is that of the first one; later ones that are not possible are just not there.
    /// </summary>
    public static async Task<Outcome<ImmutableArray<GapFill>>> FindAsync(
        ImmutableArray<Title> pool,
        DateTimeOffset start,
        DateTimeOffset end,
        string? lane,
        Func<SentEdit, Task<Outcome<EditScheduleReply>>> tryAsync)
    {
        var fills = ImmutableArray.CreateBuilder<GapFill>();
        var rest = pool;
        while (fills.Count < Most && !rest.IsEmpty)
        {
            var edit = EditOf(rest, start, end, lane);
            if (!(await tryAsync(edit)).TryGet(out var reply, out var problem))
            {
                return fills.Count == 0 ? problem : Outcome.Of(fills.ToImmutable());
            }

            var fill = new GapFill(edit, reply, LeftOf(reply, end - start));
            fills.Add(fill);
            var longest = fill.Items.MaxBy(item => item.Duration)?.VideoUrl;
            rest = rest.RemoveAll(title => title.Url == longest);
        }

        return Outcome.Of(fills.OrderBy(fill => fill.Left).ToImmutableArray());
    }

    // Wherever in the gap it starts.
    private static bool HasRested(
        (DateTimeOffset? Before, DateTimeOffset? After) plays, DateTimeOffset start, DateTimeOffset end, TimeSpan rest) =>
        !(start - plays.Before < rest) && !(plays.After - end < rest);

    private static TimeSpan LeftOf(EditScheduleReply reply, TimeSpan gap) =>
        gap - TimeSpan.FromSeconds(reply.Events.Sum(row => row.After?.Duration ?? 0));
}
