namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>A document that a migration looks at.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Chain">The steps of its kind.</param>
/// <param name="Check">Reads it as this program does; throws as the kind's own reader does.</param>
internal sealed record MigratableDocument(string Path, SchemaChain Chain, Func<byte[], ScheduleSummary?> Check);
