using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for a list of items to be stored as a playlist and written to a file among the exports.</summary>
public sealed class SavePlaylistRequest : Request<PlaylistReply>
{
    public const string Verb = "save-playlist";

    private static readonly Option ItemsOption =
        new("items", "JSON {\"filename\", \"items\":[{\"url\",\"label\"}]}: a file, - for standard input, or the text itself")
        {
            Type = OptionType.Document,
            Schema = typeof(PlaylistItem),
            IsOperand = true,

            // Other names that a playlist's JSON uses for its items.
            OtherFields = ["links", "playlist", "videos", "tracks"],
        };

    private static readonly Option FileNameOption =
        new("filename", "The file's name in the data folder's exports/: M3U if it ends in .m3u or .m3u8, else JSON")
        {
            ValueName = "NAME",
            Example = "evening.m3u",
        };

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "Keep a list of items as a playlist and write it as a file")
    {
        Description = "The playlist is stored, and written to the data folder's exports/ under the name: "
            + "M3U where that ends in .m3u or .m3u8, else JSON.",
        Options = [ItemsOption, FileNameOption],
        Routes =
        [
            new("POST", "/api/save-playlist", Role.Editor)
            {
                Body = BodyKind.Request,
                Example = """{"filename":"evening.m3u","items":[{"url":"https://media.example.edu/1.mp4","label":"One"}]}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(PlaylistReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.Conflict,
            ErrorType.TooLarge, ErrorType.DiskFull,
            ErrorType.UnsupportedMediaType,
        ],
        Examples =
        [
            "scheduleflow save-playlist "
            + "'{\"filename\":\"evening.m3u\",\"items\":[{\"url\":\"https://media.example.edu/a.mp4\",\"label\":\"A\"}]}'",
            "scheduleflow save-playlist items.json --filename evening.m3u",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<PlaylistReply> ReplyJson => PlaylistJson.Default.PlaylistReply;

    /// <summary>
    /// The items, or an object with the items and perhaps the file's name: a path, <c>-</c>, or the JSON itself; null: none.
    /// </summary>
    public string? Items
    {
        get => Text(ItemsOption);
        init => Set(ItemsOption, value);
    }

    /// <summary>The file's name; null: the one in the document.</summary>
    public string? FileName
    {
        get => Text(FileNameOption);
        init => Set(FileNameOption, value);
    }

    /// <summary>Whether the request came as one JSON object.</summary>
    public bool IsJson => Has(Operation.RequestBody);
}
