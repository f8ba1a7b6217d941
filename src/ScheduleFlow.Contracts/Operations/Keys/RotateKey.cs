using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>Asks for a new API key in the place of one, which stays valid for a while.</summary>
public sealed class RotateKeyRequest : Request<RotateKeyReply>
{
    public const string Verb = "rotate-key";

    private static readonly Option OverlapOption = new(
        "overlap",
        "For how long the old key stays valid beside the new one, such as 30m, 24h or 7d; 0 for not at all")
    {
        ValueName = "SPAN",
        Default = "24h",
        Example = "24h",
    };

    private static readonly Operation Declaration = new(Verb, Area.Keys, "Create a new API key in the place of one; it is shown this once")
    {
        Description = "The new key has the name, the role and the scope of the old one. The old one expires when the overlap is over.",
        Options = [KeyOptions.Id, OverlapOption, KeyOptions.Expires],
        Routes =
        [
            new("POST", "/api/keys/{id}/rotate", Role.Admin)
            {
                Body = BodyKind.Fields,
                Created = "/api/keys/{id}",
                Example = """{"overlap":"24h"}""",
            },
        ],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(RotateKeyReply),
        Errors = [ErrorType.NotFound, ErrorType.Conflict, ErrorType.DiskFull],
        Examples = ["scheduleflow rotate-key 5d1e0c9b7a42", "scheduleflow rotate-key 5d1e0c9b7a42 --overlap 7d"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<RotateKeyReply> ReplyJson => RotateKeyJson.Default.RotateKeyReply;

    /// <summary>The old key's id.</summary>
    public string Id
    {
        get => Required(KeyOptions.Id);
        init => Set(KeyOptions.Id, value);
    }

    /// <summary>A number with <c>s</c>, <c>m</c>, <c>h</c> or <c>d</c>; or 0.</summary>
    public string Overlap
    {
        get => Required(OverlapOption);
        init => Set(OverlapOption, value);
    }

    /// <summary>Of the new key: an instant after now, or <see cref="KeyOptions.Never"/>; null: in a year.</summary>
    public string? Expires
    {
        get => Text(KeyOptions.Expires);
        init => Set(KeyOptions.Expires, value);
    }
}

/// <summary>A new key, with the key itself, and what becomes of the old one.</summary>
public sealed partial record RotateKeyReply : KeyReply
{
    /// <inheritdoc cref="CreateKeyReply.Key"/>
    public required string Key { get; init; }

    /// <summary>The id of the old key.</summary>
    public required string OldId { get; init; }

    /// <summary>From when on the old key is refused.</summary>
    public required string OldExpires { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RotateKeyReply))]
internal sealed partial class RotateKeyJson : JsonSerializerContext;
