namespace ScheduleFlow.Core.Storage;

/// <summary>A file or folder that a snapshot cannot hold.</summary>
/// <param name="Path">Relative, with slashes; a folder ends with one.</param>
/// <param name="Why">The reason, as a clause: <c>it is a pipe</c>.</param>
internal sealed record LeftOutFile(string Path, string Why);
