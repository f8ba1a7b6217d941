namespace ScheduleFlow.Core.Storage.Files;

/// <summary>What takes the place of a damaged document.</summary>
/// <param name="Value">The document.</param>
/// <param name="Write">Writes its file.</param>
/// <param name="Sentence">Says where it came from.</param>
/// <param name="Summary">Its line in the index, for a schedule.</param>
internal sealed record Mended<T>(T Value, Action<Stream> Write, string Sentence, ScheduleSummary? Summary);
