namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for one channel to be added.</summary>
public sealed class AddChannelRequest : ChannelFieldsRequest
{
    public const string Verb = "add-channel";

    private static readonly Option Object = ObjectOf(typeof(NewChannel));

    private static readonly Option IdOption = new("id", "Its id; default: its tvg-id, else one made of name and URL")
    {
        ValueName = "ID",
        Reach = OptionReach.Shell,
    };

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Add one channel")
    {
        Options = [Object, .. FieldOptions, IdOption],
        Routes =
        [
            new("POST", "/api/channels", Role.Editor)
            {
                Body = BodyKind.Json,
                Example = """
                    {"name":"Lobby","url":"https://media.example.edu/lobby.m3u8","number":"7","group":"Hotel",
                    "backup_urls":["https://backup.example.edu/lobby.m3u8"]}
                    """,
            },
        ],
        IsChange = true,
        IsRepeatable = true,
        ReplyType = typeof(ChannelReply),
        Errors =
        [
            ErrorType.ParseError, ErrorType.NotFound, ErrorType.Conflict, ErrorType.TooLarge,
            ErrorType.UnsupportedMediaType, ErrorType.DiskFull,
        ],
        Examples =
        [
            "scheduleflow add-channel --name \"Lindenhof Campus TV\" --url https://media.example.edu/campus/index.m3u8 "
                + "--tvg-id campus.example.edu --number 5",
            "scheduleflow add-channel '{\"name\":\"Lobby\",\"url\":\"https://media.example.edu/lobby.m3u8\","
                + "\"backup_urls\":[\"https://backup.example.edu/lobby.m3u8\"]}'",
        ],
    };

    public override Operation Operation => Declaration;

    protected override Option FieldsOption => Object;

    /// <summary>The channel's id; null: its <c>tvg_id</c>, else one made of name and URL.</summary>
    public string? Id
    {
        get => Text(IdOption);
        init => Set(IdOption, value);
    }
}
