namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for fields of one channel to be changed; the others stay.</summary>
public sealed class UpdateChannelRequest : ChannelFieldsRequest
{
    public const string Verb = "update-channel";

    private static readonly Option Object = ObjectOf(typeof(ChangedChannel));

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Change fields of one channel, or give it a schedule")
    {
        Description = "The fields that are sent are changed, the others stay; null removes one. "
            + "schedule_id gives the channel its current schedule.",
        Options = [ChannelOptions.Id, Object, .. FieldOptions],
        Routes =
        [
            new("PUT", "/api/channels/{id}", Role.Editor)
            {
                Body = BodyKind.Json,
                Example = """{"schedule_id":"763f4977-4f31-48dd-aa07-bc20f02f2a91","logo":null}""",
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
            "scheduleflow update-channel campus.example.edu --schedule 6f0c2a52-9d3e-4b1c-8a77-2f5f0f3f9c11",
            "scheduleflow update-channel campus.example.edu "
                + "'{\"group\":null,\"backup_urls\":[\"https://backup.example.edu/campus.m3u8\"]}'",
        ],
    };

    public override Operation Operation => Declaration;

    protected override Option FieldsOption => Object;

    /// <summary>The channel's id.</summary>
    public string Id
    {
        get => Required(ChannelOptions.Id);
        init => Set(ChannelOptions.Id, value);
    }
}
