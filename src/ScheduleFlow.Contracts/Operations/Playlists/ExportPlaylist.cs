using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Playlists;

/// <summary>Asks for a list of items to be written in a format, to standard output or to a file.</summary>
public sealed class ExportPlaylistRequest : Request<PlaylistReply>
{
    public const string Verb = "export-playlist";

    private static readonly Option ItemsOption =
        new("items", "The items: a JSON, text or M3U file, - for standard input, JSON itself, or a playlist by id or name")
        {
            Type = OptionType.Document,
            Of = Noun.Playlist,
            IsOperand = true,
            IsRequired = true,
        };

    private static readonly Option FormatOption = new("format", "What is written; caspar-list is the simple XML that older scripts read")
    {
        ValueName = "F",
        Choices = [FormatNames.M3u, FormatNames.Json, FormatNames.CasparList],
        IsRequired = true,
    };

    private static readonly Option OutputOption = new("output", "The file to write or replace; default: the document goes to stdout")
    {
        ValueName = "FILE",
        Reach = OptionReach.Shell,
        IsTarget = true,
    };

    private static readonly Option ExportNameOption = new("export-name", "Write into the data folder's exports/ under this plain name")
    {
        ValueName = "NAME",
        IsTarget = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Playlists, "Write a list of items in a format, to stdout or to a file")
    {
        Options = [ItemsOption, FormatOption, OutputOption, ExportNameOption],
        Reply = ReplyForm.Document,
        ReplyType = typeof(PlaylistReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.FileNotFound, ErrorType.ForbiddenPath, ErrorType.NotFound,
            ErrorType.TooLarge, ErrorType.DiskFull,
        ],
        OlderFlags =
        [
            new("--export-m3u", "{0}", "--format", FormatNames.M3u, "--output", "{1}"),
            new("--export-caspar", "{0}", "--format", FormatNames.CasparList, "--output", "{1}"),
        ],
        Examples = ["scheduleflow export-playlist items.json --format m3u --output evening.m3u"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<PlaylistReply> ReplyJson => PlaylistJson.Default.PlaylistReply;

    /// <summary>The items: a path, <c>-</c>, the id of a playlist, or JSON itself.</summary>
    public string Items
    {
        get => Required(ItemsOption);
        init => Set(ItemsOption, value);
    }

    /// <summary><c>m3u</c>, <c>json</c> or <c>caspar-list</c>.</summary>
    public string Format
    {
        get => Required(FormatOption);
        init => Set(FormatOption, value);
    }

    /// <summary>The file to write or replace; null or <c>-</c>: the document goes to standard output.</summary>
    public string? Output
    {
        get => Text(OutputOption);
        init => Set(OutputOption, value);
    }

    /// <summary>A plain name among the exports, which overrides <see cref="Output"/>; null: none.</summary>
    public string? ExportName
    {
        get => Text(ExportNameOption);
        init => Set(ExportNameOption, value);
    }
}
