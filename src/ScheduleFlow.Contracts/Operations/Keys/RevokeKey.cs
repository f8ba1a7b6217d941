using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>Asks for an API key to be revoked, for good.</summary>
public sealed class RevokeKeyRequest : Request<RevokeKeyReply>
{
    public const string Verb = "revoke-key";

    private static readonly Operation Declaration = new(Verb, Area.Keys, "Revoke an API key for good")
    {
        Options = [KeyOptions.Id],
        Routes = [new("DELETE", "/api/keys/{id}", Role.Admin)],
        IsChange = true,
        ReplyType = typeof(RevokeKeyReply),
        Errors = [ErrorType.NotFound, ErrorType.DiskFull],
        Examples = ["scheduleflow revoke-key 5d1e0c9b7a42"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<RevokeKeyReply> ReplyJson => RevokeKeyJson.Default.RevokeKeyReply;

    /// <summary>The key's id.</summary>
    public string Id
    {
        get => Required(KeyOptions.Id);
        init => Set(KeyOptions.Id, value);
    }
}

/// <summary>The key that opens nothing any more.</summary>
public sealed partial record RevokeKeyReply : KeyReply
{
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RevokeKeyReply))]
internal sealed partial class RevokeKeyJson : JsonSerializerContext;
