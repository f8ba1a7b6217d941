using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>Asks for one channel to be deleted.</summary>
public sealed class DeleteChannelRequest : Request<DeleteChannelReply>
{
    public const string Verb = "delete-channel";

    private static readonly Operation Declaration = new(Verb, Area.Channels, "Delete one channel; its schedule stays")
    {
        Options = [ChannelOptions.Id],
        Routes = [new("DELETE", "/api/channels/{id}", Role.Editor)],
        IsChange = true,
        ReplyType = typeof(DeleteChannelReply),
        Errors = [ErrorType.NotFound, ErrorType.TooLarge, ErrorType.DiskFull],
        Examples = ["scheduleflow delete-channel campus.example.edu"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<DeleteChannelReply> ReplyJson => DeleteChannelJson.Default.DeleteChannelReply;

    /// <summary>The channel's id.</summary>
    public string Id
    {
        get => Required(ChannelOptions.Id);
        init => Set(ChannelOptions.Id, value);
    }
}

/// <summary>The channel is gone.</summary>
public sealed partial record DeleteChannelReply : Reply
{
    /// <summary>Its id.</summary>
    public required string Deleted { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeleteChannelReply))]
internal sealed partial class DeleteChannelJson : JsonSerializerContext;
