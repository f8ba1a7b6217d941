using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>Who changed what; every change adds its own line.</summary>
internal interface IAuditLog
{
    /// <summary>Lines of the audit log, the newest first.</summary>
    Outcome<AuditPage> List(AuditQuery query);
}
