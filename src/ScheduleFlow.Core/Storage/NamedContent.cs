namespace ScheduleFlow.Core.Storage;

/// <summary>A file to be written.</summary>
/// <param name="Name">A plain file name.</param>
/// <param name="Write">Writes its bytes.</param>
internal sealed record NamedContent(string Name, Action<Stream> Write);
