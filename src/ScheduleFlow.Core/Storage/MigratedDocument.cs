namespace ScheduleFlow.Core.Storage;

/// <summary>A document that was, or would be, migrated to this program's schema.</summary>
/// <param name="Path">Its file, relative to the store, with forward slashes.</param>
/// <param name="From">The schema version it had.</param>
/// <param name="To">The schema version it has now.</param>
internal sealed record MigratedDocument(string Path, long From, long To);
