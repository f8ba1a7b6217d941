using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>Asks for all API keys that there are and were.</summary>
public sealed class ListKeysRequest : Request<ListKeysReply>
{
    public const string Verb = "list-keys";

    private static readonly Operation Declaration = new(Verb, Area.Keys, "List the API keys, without the secrets")
    {
        Routes = [new("GET", "/api/keys", Role.Admin)],
        ReplyType = typeof(ListKeysReply),
        Examples = ["scheduleflow list-keys --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ListKeysReply> ReplyJson => ListKeysJson.Default.ListKeysReply;
}

/// <summary>Who has a key, never what it is.</summary>
public sealed partial record ListKeysReply : Reply
{
    /// <summary>Expired and revoked keys are among them.</summary>
    public required ImmutableArray<KeyRow> Keys { get; init; }

    public required int Count { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListKeysReply))]
internal sealed partial class ListKeysJson : JsonSerializerContext;
