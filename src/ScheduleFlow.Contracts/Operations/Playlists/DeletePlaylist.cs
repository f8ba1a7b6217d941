using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for a playlist to be deleted.</summary>
public sealed class DeletePlaylistRequest : Request<DeletePlaylistReply>
{
    public const string Verb = "delete-playlist";

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "Delete a playlist")
    {
        Description = "Calendars that were filled from it stay, and so do the files among the exports.",
        Options = [PlaylistOptions.Id],
        Routes = [new("DELETE", "/api/playlists/{id}", Role.Admin)],
        IsChange = true,
        ReplyType = typeof(DeletePlaylistReply),
        Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
        Examples = ["scheduleflow delete-playlist 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DeletePlaylistReply> ReplyJson => DeletePlaylistJson.Default.DeletePlaylistReply;

    /// <summary>The id of the playlist.</summary>
    public string Id
    {
        get => Required(PlaylistOptions.Id);
        init => Set(PlaylistOptions.Id, value);
    }
}

/// <summary>The playlist that is gone.</summary>
public sealed partial record DeletePlaylistReply : Reply
{
    /// <summary>Its id.</summary>
    public required string Deleted { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeletePlaylistReply))]
internal sealed partial class DeletePlaylistJson : JsonSerializerContext;
