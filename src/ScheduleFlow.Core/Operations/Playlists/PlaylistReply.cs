using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Playlists;

/// <summary>A playlist that was stored, or written to a file, or both.</summary>
internal sealed record PlaylistReply : IReply
{
    /// <summary>Its id in the store; null where it was only written to a file.</summary>
    public ScheduleId? Id { get; init; }

    public required string Name { get; init; }

    public required int Items { get; init; }

    /// <summary>The file that it was written to, as the caller can open it.</summary>
    public required string Path { get; init; }

    /// <summary>Running time of the items that say theirs.</summary>
    public required TimeSpan Duration { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    public void WriteFields(Utf8JsonWriter json)
    {
        if (Id is { } id)
        {
            json.WriteString("playlist_id"u8, id.Value);
        }

        json.WriteString("name"u8, Name);
        json.WriteNumber("items"u8, Items);
        json.WriteNumber("duration"u8, (long)Duration.TotalSeconds);
        json.WriteString("path"u8, Path);
        if (!Notes.IsEmpty)
        {
            json.WriteStartArray("notes"u8);
            foreach (var note in Notes)
            {
                json.WriteStringValue(note);
            }

            json.WriteEndArray();
        }
    }
}
