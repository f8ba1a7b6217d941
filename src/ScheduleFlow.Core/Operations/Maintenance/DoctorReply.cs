using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>What a check of the whole store found.</summary>
internal sealed record DoctorReply(StoreHealth Health) : IReply
{
    /// <summary>Found is found, mended or not; what is only worth knowing does not count.</summary>
    public ExitCode Exit => Health.IsSound ? ExitCode.Done : ExitCode.Findings;

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("healthy"u8, Health.IsHealthy);
        json.WriteStartObject("checked"u8);
        json.WriteNumber("schedules"u8, Health.Checked.Schedules);
        json.WriteNumber("playlists"u8, Health.Checked.Playlists);
        json.WriteNumber("replies"u8, Health.Checked.Replies);
        json.WriteNumber("backups"u8, Health.Checked.Backups);
        json.WriteNumber("keys"u8, Health.Checked.Keys);
        json.WriteNumber("channels"u8, Health.Checked.Channels);
        json.WriteNumber("index_lines"u8, Health.Checked.IndexLines);
        json.WriteNumber("audit_lines"u8, Health.Checked.AuditLines);
        json.WriteNumber("bytes"u8, Health.Checked.Bytes);
        json.WriteEndObject();
        json.WriteStartArray("findings"u8);
        foreach (var finding in Health.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, finding.Id);
            json.WriteString("severity"u8, NameOf(finding.Severity));
            json.WriteString("path"u8, finding.Path);
            json.WriteString("message"u8, finding.Message);
            json.WriteBoolean("repairable"u8, finding.IsRepairable);
            json.WriteBoolean("repaired"u8, finding.IsRepaired);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Health.Count);
        json.WriteNumber("repaired"u8, Health.Repaired);
        if (Health.FreeBytes is { } free)
        {
            json.WriteNumber("free_bytes"u8, free);
        }
    }

    private static ReadOnlySpan<byte> NameOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error"u8,
        FindingSeverity.Warning => "warning"u8,
        _ => "info"u8,
    };
}
