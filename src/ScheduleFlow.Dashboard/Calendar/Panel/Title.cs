using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Dashboard.Calendar.Panel;

/// <summary>Something that can be put on air.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Url">Where its media is.</param>
/// <param name="Seconds">How long it is.</param>
/// <param name="Category">Its category, where it is on air already; null: not known.</param>
/// <param name="From">The playlist that it is from; null: it is on air on the channel.</param>
public sealed record Title(string Name, string Url, long Seconds, string? Category, string? From)
{
    public TimeSpan Length => TimeSpan.FromSeconds(Seconds);

    public bool IsFiller => Category?.Contains("filler", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The items of a playlist that have a length.</summary>
    public static IEnumerable<Title> Of(string playlist, IEnumerable<PlaylistItemRow> items) => items
        .Where(item => item.Duration >= 0.5)
        .DistinctBy(item => item.Url)
        .Select(item => new Title(item.Label, item.Url, (long)Math.Round(item.Duration!.Value), null, playlist));

    /// <summary>What is on air, each item once, with the length that it has most often.</summary>
    public static IEnumerable<Title> Of(IEnumerable<CalendarEvent> events) => events
        .Where(shown => shown.Url is { Length: > 0 } && !shown.IsJoined && !shown.IsCut)
        .GroupBy(shown => shown.Url!, StringComparer.Ordinal)
        .Select(plays => plays.GroupBy(play => (long)play.Length.TotalSeconds).MaxBy(lengths => lengths.Count())!.First())
        .Select(play => new Title(play.Title, play.Url!, (long)play.Length.TotalSeconds, play.Category, null));

    /// <summary>Those with all the words in their name or address.</summary>
    public static IEnumerable<Title> Find(IEnumerable<Title> titles, string words) => titles.Where(title => words
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .All(word => title.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase)
            || title.Url.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Those that are about as long: within a tenth, and at least a minute; the nearest first.</summary>
    public static IEnumerable<Title> Similar(IEnumerable<Title> titles, long seconds) => titles
        .Where(title => Math.Abs(title.Seconds - seconds) <= Math.Max(60, seconds / 10))
        .OrderBy(title => Math.Abs(title.Seconds - seconds))
        .ThenBy(title => title.Name, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>Those that fit into a gap, the longest first: the first leaves the least.</summary>
    public static IEnumerable<Title> Fitting(IEnumerable<Title> titles, long seconds) => titles
        .Where(title => title.Seconds <= seconds)
        .OrderByDescending(title => title.Seconds)
        .ThenBy(title => title.Name, StringComparer.CurrentCultureIgnoreCase);
}
