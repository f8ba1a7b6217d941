namespace ScheduleFlow.Core.Storage;

/// <summary>The audit log for a process that passes its new lines on. Takes no lock and changes nothing.</summary>
public interface IAuditFeed
{
    /// <summary>The whole lines from an offset on, at most about 1 MiB of them.</summary>
    /// <param name="from">The <see cref="AuditLines.Next"/> of the call before; null: the end of the log as it is now.</param>
    AuditLines Read(long? from);
}
