using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>A backup that was restored, or only verified.</summary>
internal sealed record RestoreReply : IReply
{
    public required RestoreMode Mode { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    public required int Schedules { get; init; }

    public required int Playlists { get; init; }

    /// <summary>When the backup was made.</summary>
    public required Instant Created { get; init; }

    /// <summary>The release that made it.</summary>
    public required string Product { get; init; }

    /// <summary>Whether something was there before.</summary>
    public required bool Replaced { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartObject(Mode == RestoreMode.Verify ? "verified"u8 : "restored"u8);
        json.WriteNumber("files"u8, Files);
        json.WriteNumber("bytes"u8, Bytes);
        json.WriteNumber("schedules"u8, Schedules);
        json.WriteNumber("playlists"u8, Playlists);
        json.WriteEndObject();
        json.WriteString("created"u8, Created.ToString());
        json.WriteString("product"u8, Product);
        json.WriteBoolean("replaced"u8, Replaced);
        WarningList.Write(json, Warnings);
    }
}
