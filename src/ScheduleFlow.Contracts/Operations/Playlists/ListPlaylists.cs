using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for the stored playlists, in order of import.</summary>
public sealed class ListPlaylistsRequest : Request<ListPlaylistsReply>
{
    public const string Verb = "list-playlists";

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "List the stored playlists")
    {
        Description = "In order of import.",
        Routes = [new("GET", "/api/playlists", Role.Viewer)],
        ReplyType = typeof(ListPlaylistsReply),
        OlderFlags = [new("--list-playlists")],
        Examples = ["scheduleflow list-playlists --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListPlaylistsReply> ReplyJson => ListPlaylistsJson.Default.ListPlaylistsReply;
}

/// <summary>All playlists.</summary>
public sealed partial record ListPlaylistsReply : Reply
{
    public required ImmutableArray<PlaylistRow> Playlists { get; init; }

    public required int Count { get; init; }

    /// <summary>Playlists that cannot be read, and what was done about it.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>A stored playlist, as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="Imported">When it was stored.</param>
public sealed partial record PlaylistRow(string Id, string Name, int Items, string Imported);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListPlaylistsReply))]
internal sealed partial class ListPlaylistsJson : JsonSerializerContext;
