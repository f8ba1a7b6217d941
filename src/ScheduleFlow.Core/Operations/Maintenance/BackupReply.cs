using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Maintenance;

/// <summary>A backup that was written to a file.</summary>
internal sealed record BackupReply : IReply
{
    /// <summary>Where it lies, as the caller named it.</summary>
    public required string Path { get; init; }

    /// <summary>Its name alone.</summary>
    public required string File { get; init; }

    /// <summary>Of the archive, in bytes.</summary>
    public required long Size { get; init; }

    public required int Files { get; init; }

    /// <summary>Of the files in it.</summary>
    public required long Bytes { get; init; }

    public required int Schedules { get; init; }

    public required int Playlists { get; init; }

    public required Instant Created { get; init; }

    /// <summary>Of the archive.</summary>
    public required string Sha256 { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("path"u8, Path);
        json.WriteString("file"u8, File);
        json.WriteNumber("size"u8, Size);
        json.WriteNumber("files"u8, Files);
        json.WriteNumber("bytes"u8, Bytes);
        json.WriteNumber("schedules"u8, Schedules);
        json.WriteNumber("playlists"u8, Playlists);
        json.WriteString("created"u8, Created.ToString());
        json.WriteString("sha256"u8, Sha256);
        WarningList.Write(json, Warnings);
    }
}
