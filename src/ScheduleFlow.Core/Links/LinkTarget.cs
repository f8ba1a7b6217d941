namespace ScheduleFlow.Core.Links;

/// <summary>A link to check.</summary>
/// <param name="Key">What the caller knows it by, such as a channel's id; several targets may have the same URL.</param>
/// <param name="Url">As it stands in the list: an address, a path, or <c>url|Header=value&amp;Header2=value</c>.</param>
internal sealed record LinkTarget(string Key, string Url);
