using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Files;

/// <summary>A file that people may take away: an export or a page.</summary>
/// <param name="Name">Its name alone.</param>
/// <param name="Path">Its path from where the data folder was named.</param>
/// <param name="Size">In bytes.</param>
internal sealed record StoredFile(string Name, string Path, long Size, Instant Modified);
