using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for one channel, with all that is known of its link.</summary>
public sealed class ShowChannelRequest : Request<ChannelReply>
{
    public const string Verb = "show-channel";

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Show one channel, and what is known of its link")
    {
        Options = [ChannelOptions.Id],
        Routes = [new("GET", "/api/channels/{id}", Role.Viewer) { Freshness = Freshness.Channels }],
        ReplyType = typeof(ChannelReply),
        Errors = [ErrorType.NotFound],
        Examples = ["scheduleflow show-channel campus.example.edu"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ChannelReply> ReplyJson => ChannelJson.Default.ChannelReply;

    /// <summary>The channel's id.</summary>
    public string Id
    {
        get => Required(ChannelOptions.Id);
        init => Set(ChannelOptions.Id, value);
    }
}
