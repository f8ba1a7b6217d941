using ScheduleFlow.Contracts;

namespace ScheduleFlow.Core.Storage;

/// <summary>The audit log: who changed what. Every change adds its own line.</summary>
internal interface IAuditLog
{
    /// <summary>Lines of the audit log, newest first.</summary>
    Outcome<AuditPage> List(AuditQuery query);

    /// <summary>Names a file that is read for the changes to come; their lines have it.</summary>
    /// <param name="path">As an admin would look for it.</param>
    void NoteSource(string path);
}
