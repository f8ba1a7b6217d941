using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Files;

/// <summary>A file that people may download: an export or a page.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Path">Its path, which begins with the data folder as it was named.</param>
/// <param name="Size">In bytes.</param>
internal sealed record StoredFile(string Name, string Path, long Size, Instant Modified);
