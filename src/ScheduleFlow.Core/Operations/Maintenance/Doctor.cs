using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>Checks the whole store, and mends it on request.</summary>
internal static class Doctor
{
    public static Outcome<DoctorReply> Run(DoctorRequest request, OperationContext context) =>
        context.Store.Maintenance.Check(request.Repair, request.Security).TryGet(out var health, out var problem) ? Reply(health) : problem;

    private static DoctorReply Reply(StoreHealth health) => new()
    {
        Healthy = health.IsHealthy,
        Checked = new CheckedRow
        {
            Schedules = health.Checked.Schedules,
            Playlists = health.Checked.Playlists,
            Replies = health.Checked.Replies,
            Revisions = health.Checked.Revisions,
            Backups = health.Checked.Backups,
            Keys = health.Checked.Keys,
            Users = health.Checked.Users,
            Channels = health.Checked.Channels,
            IndexLines = health.Checked.IndexLines,
            AuditLines = health.Checked.AuditLines,
            Bytes = health.Checked.Bytes,
        },
        Findings = health.Findings.ToRows(Row),
        Count = health.Count,
        Repaired = health.Repaired,
        FreeBytes = health.FreeBytes,
        AuditHead = health.Checked.AuditHead,
        HasFindings = !health.IsSound,
    };

    private static StoreFindingRow Row(StoreFinding finding) => new()
    {
        Id = finding.Id,
        Severity = NameOf(finding.Severity),
        Path = finding.Path,
        Message = finding.Message,
        Remedy = finding.Remedy,
        Repairable = finding.IsRepairable,
        Repaired = finding.IsRepaired,
    };

    private static string NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
