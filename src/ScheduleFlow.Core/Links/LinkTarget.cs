namespace ScheduleFlow.Core.Links;

/// <summary>A link to check.</summary>
/// <param name="Key">The caller's name for it, such as a channel's id; several targets may have the same URL.</param>
/// <param name="Url">As it is written in the list: an address, a path, or <c>url|Header=value&amp;Header2=value</c>.</param>
internal sealed record LinkTarget(string Key, string Url);
