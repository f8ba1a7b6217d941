using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Recovery;

/// <summary>The replacement of a damaged document.</summary>
/// <param name="Value">The document.</param>
/// <param name="Write">Writes its file.</param>
/// <param name="Sentence">Says where it came from.</param>
/// <param name="Summary">Its line in the index, for a schedule.</param>
internal sealed record Mended<T>(T Value, Action<Stream> Write, string Sentence, ScheduleSummary? Summary);

/// <summary>Makes replacements of damaged documents.</summary>
internal static class Mended
{
    /// <summary>The document before its last overwrite; null: there is none, or it is damaged as well.</summary>
    /// <param name="document">How it is read.</param>
    /// <param name="backup">Its bytes; null: there is no backup.</param>
    /// <param name="sentence">Says that it came from there.</param>
    /// <param name="summary">Makes its line in the index, for a schedule.</param>
    public static Mended<T>? FromBackup<T>(
        StoredDocument<T> document,
        byte[]? backup,
        string sentence,
        Func<T, ScheduleSummary>? summary = null)
        where T : notnull =>
        backup is not null && document.Parse(backup, out _).TryGet(out var value, out _)
            ? new Mended<T>(value, output => output.Write(backup), sentence, summary?.Invoke(value))
            : null;
}
