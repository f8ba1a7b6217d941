using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for a playlist to be read and stored.</summary>
public sealed class ImportPlaylistRequest : Request<PlaylistReply>
{
    public const string Verb = "import-playlist";

    private static readonly Option FileOption = DocumentOptions.File with
    {
        Help = "An M3U, JSON or text file (one link per line), or - for standard input",
    };

    private static readonly Option FormatOption = new("format", "How to read it, where auto decides by content")
    {
        ValueName = "F",
        IsOfDocument = true,
        Choices = [FormatNames.M3u, FormatNames.Json, FormatNames.Text, FormatNames.Auto],
        Default = FormatNames.Auto,
        Example = FormatNames.Auto,
    };

    private static readonly Option NameOption = new("name", "The playlist's name; default: the document's own, else the file's")
    {
        ValueName = "TEXT",
    };

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "Read a playlist and keep it")
    {
        Description = "M3U, JSON, or a text with one URL per line.",
        Options = [FileOption, FormatOption, NameOption],
        Routes =
        [
            new("POST", "/api/import-playlist", Role.Editor)
            {
                Body = BodyKind.Document,
                Example = """{"filepath":"demo_data/campus_library.m3u"}""",
            },
            new("POST", "/api/playlists", Role.Editor)
            {
                Body = BodyKind.Document,
                Created = "/api/playlists/{playlist_id}",
                Example = """{"filepath":"demo_data/campus_library.m3u"}""",
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(PlaylistReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.Conflict,
            ErrorType.TooLarge, ErrorType.DiskFull,
        ],
        OlderFlags = [new("--import-m3u", "{0}", "--format", FormatNames.M3u)],
        Examples = ["scheduleflow import-playlist demo_data/campus_library.m3u --name \"Campus library\""],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<PlaylistReply> ReplyJson => PlaylistJson.Default.PlaylistReply;

    /// <summary>The document: a path, or <c>-</c>.</summary>
    public string File
    {
        get => Required(FileOption);
        init => Set(FileOption, value);
    }

    /// <summary><c>m3u</c>, <c>json</c>, <c>text</c>, or <c>auto</c>: decided by content.</summary>
    public string Format
    {
        get => Required(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>The playlist's name; null: the document's, else the file's.</summary>
    public string? Name
    {
        get => Text(NameOption);
        init => Set(NameOption, value);
    }
}
