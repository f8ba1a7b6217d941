namespace ScheduleFlow.Core.Schedules;

/// <summary>One entry of a playlist or pool: where the media is, its label, and how long it runs.</summary>
/// <param name="Url">A URL or path, trimmed, never empty. Two items with the same URL are the same video.</param>
/// <param name="Label">Its title, or the file name of its URL if the source gives no title; never empty.</param>
/// <param name="Duration">Running time; null: the source does not say.</param>
internal sealed record MediaItem(string Url, string Label, TimeSpan? Duration = null);
