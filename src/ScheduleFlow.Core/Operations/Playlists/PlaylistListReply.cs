using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>All playlists.</summary>
/// <param name="Playlists">In order of import.</param>
/// <param name="Warnings">Playlists that cannot be read, and what was done about it.</param>
internal sealed record PlaylistListReply(ImmutableArray<PlaylistSummary> Playlists, ImmutableArray<string> Warnings) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("playlists"u8);
        foreach (var playlist in Playlists)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, playlist.Id.Value);
            json.WriteString("name"u8, playlist.Name);
            json.WriteNumber("items"u8, playlist.Items);
            json.WriteString("imported"u8, playlist.Imported.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Playlists.Length);
        WarningList.Write(json, Warnings);
    }
}
