using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>What a migration did, or would do.</summary>
internal sealed record MigrationReply(Migration Migration, bool IsDryRun, ImmutableArray<string> Warnings) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteBoolean("dry_run"u8, IsDryRun);
        json.WriteNumber("migrated"u8, Migration.Migrated);
        json.WriteNumber("current"u8, Migration.Current);
        json.WriteNumber("newer"u8, Migration.Newer);
        json.WriteStartArray("documents"u8);
        foreach (var document in Migration.Documents)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, document.Path);
            json.WriteNumber("from"u8, document.From);
            json.WriteNumber("to"u8, document.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WarningList.Write(json, Warnings);
    }
}
