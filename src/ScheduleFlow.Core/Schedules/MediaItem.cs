namespace ScheduleFlow.Core.Schedules;

/// <summary>One entry of a playlist or pool: where the media lies, what to call it, and how long it runs.</summary>
/// <param name="Url">A URL or path, trimmed, never empty. Two items with the same URL are the same video.</param>
/// <param name="Label">What to call it; never empty (the file name of the URL where the source gave no title).</param>
/// <param name="Duration">Running time, or null where the source does not say.</param>
internal sealed record MediaItem(string Url, string Label, TimeSpan? Duration = null);
