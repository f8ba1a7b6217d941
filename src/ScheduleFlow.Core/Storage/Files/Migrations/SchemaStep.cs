namespace ScheduleFlow.Core.Storage.Files.Migrations;

/// <summary>Brings a document from one schema version to the next.</summary>
/// <param name="From">The version that it takes; it produces the next one.</param>
/// <param name="Apply">Changes the members; the version itself is written by the chain.</param>
internal sealed record SchemaStep(long From, Func<DocumentMembers, DocumentMembers> Apply);
