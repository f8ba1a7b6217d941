using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for a playlist with its items.</summary>
public sealed class ShowPlaylistRequest : Request<ShowPlaylistReply>
{
    public const string Verb = "show-playlist";

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "Show a playlist with its items")
    {
        Options = [PlaylistOptions.Id],
        Routes = [new("GET", "/api/playlists/{id}", Role.Viewer)],
        ReplyType = typeof(ShowPlaylistReply),
        Errors = [ErrorType.NotFound],
        Examples = ["scheduleflow show-playlist 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ShowPlaylistReply> ReplyJson => ShowPlaylistJson.Default.ShowPlaylistReply;

    /// <summary>The id of the playlist.</summary>
    public string Id
    {
        get => Required(PlaylistOptions.Id);
        init => Set(PlaylistOptions.Id, value);
    }
}

/// <summary>A stored playlist.</summary>
public sealed partial record ShowPlaylistReply : Reply
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>When it was stored.</summary>
    public required string Imported { get; init; }

    /// <summary>How many items it has.</summary>
    public required int Count { get; init; }

    /// <summary>The total seconds of the items with a known duration.</summary>
    public required long Duration { get; init; }

    /// <summary>The items, in their order.</summary>
    public required ImmutableArray<PlaylistItemRow> Items { get; init; }

    /// <summary>Damage that was found, and what was done about it.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

/// <summary>An item of a stored playlist.</summary>
/// <param name="Url">A URL or a path.</param>
/// <param name="Label">Its title.</param>
/// <param name="Duration">Its running time in seconds; null: unknown.</param>
public sealed partial record PlaylistItemRow(string Url, string Label, double? Duration);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowPlaylistReply))]
internal sealed partial class ShowPlaylistJson : JsonSerializerContext;
