namespace ScheduleFlow.Core.Storage;

/// <summary>A page, or a media file beside one, that may be served.</summary>
/// <param name="Length">In bytes; never 0.</param>
/// <param name="Modified">When it was written.</param>
/// <param name="Open">Opens its bytes as a seekable stream; the caller disposes of it.</param>
public sealed record StoredPage(long Length, DateTimeOffset Modified, Func<Stream> Open);
