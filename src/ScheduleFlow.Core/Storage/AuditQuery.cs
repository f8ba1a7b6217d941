using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Storage;

/// <summary>Which lines of the audit log to read, newest first.</summary>
/// <param name="Limit">The most lines.</param>
/// <param name="After">The <see cref="AuditPage.Next"/> of the page before; null: from the end.</param>
/// <param name="Since">Only lines of this instant or later.</param>
internal sealed record AuditQuery(int Limit, long? After, Instant? Since);
