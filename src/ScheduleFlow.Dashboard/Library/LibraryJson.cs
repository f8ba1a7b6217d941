using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Dashboard.Library;

/// <summary>A playlist as its own JSON format has it (docs/api.md, "POST /api/import-playlist").</summary>
internal sealed record SentPlaylist(string Name, ImmutableArray<PlaylistItem> Items)
{
    public static SentPlaylist Of(string name, IEnumerable<PlaylistItemRow> items) =>
        new(name, [.. items.Select(item => new PlaylistItem { Url = item.Url, Label = item.Label, Duration = item.Duration })]);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LibraryJson.Default.SentPlaylist);

    public HttpContent ToContent() =>
        new ByteArrayContent(ToBytes()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SentPlaylist))]
[JsonSerializable(typeof(ImmutableArray<PlaylistItem>))]
internal sealed partial class LibraryJson : JsonSerializerContext;
