using System.Collections.Immutable;

namespace ScheduleFlow.Core.Storage;

/// <summary>A part of the audit log, newest line first.</summary>
/// <param name="Entries">The lines.</param>
/// <param name="Next">Where the next page begins; null: there is none.</param>
/// <param name="Damaged">How many lines between them are torn or not JSON, and were skipped.</param>
internal sealed record AuditPage(ImmutableArray<AuditEntry> Entries, long? Next, int Damaged);
