using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Channels;

/// <summary>One channel, as it is now.</summary>
public sealed partial record ChannelReply : Reply
{
    public required ChannelRow Channel { get; init; }

    /// <summary>The fields that were changed, by their names in JSON; null: no change was requested.</summary>
    public ImmutableArray<string>? Changed { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChannelReply))]
internal sealed partial class ChannelJson : JsonSerializerContext;
