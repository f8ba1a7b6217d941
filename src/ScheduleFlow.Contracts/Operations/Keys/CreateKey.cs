using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Keys;

/// <summary>Asks for a new API key.</summary>
public sealed class CreateKeyRequest : Request<CreateKeyReply>
{
    public const string Verb = "create-key";

    private static readonly Option NameOption = new("name", "Whose key it is, for the audit log: 1 to 64 of A-Z a-z 0-9 . _ -")
    {
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Option RoleOption = new("role", "What it may do")
    {
        ValueName = string.Join('|', ApiKeyRoles.All),
        Choices = ApiKeyRoles.All,
        IsStrict = true,
        Default = ApiKeyRoles.Viewer,
    };

    private static readonly Option VerbOption = new(
        "verb",
        "The only verb that it may ask for, or an area of them such as schedules; may be repeated; default: all")
    {
        Field = "verbs",
        ValueName = "VERB",
        IsList = true,
        Example = "import-schedule",
    };

    private static readonly Option ChannelOption = new(
        "channel",
        "The id of the only channel that it may work on; may be repeated; default: all")
    {
        Field = "channels",
        ValueName = "ID",
        IsList = true,
        Example = "campus.example.edu",
    };

    private static readonly Operation Declaration = new(Verb, Area.Keys, "Create an API key; it is shown this once")
    {
        Options = [NameOption, RoleOption, VerbOption, ChannelOption, KeyOptions.Expires],
        Description = "It expires in a year unless told otherwise.",
        Routes =
        [
            new("POST", "/api/keys", Contracts.Operations.Role.Admin)
            {
                Body = BodyKind.Fields,
                Created = "/api/keys/{id}",
                Example = """{"name":"nightly-import","role":"editor","verbs":["import-schedule"],"expires":"2099-01-01T00:00:00Z"}""",
            },
        ],
        IsChange = true,
        GivesRights = true,
        ReplyType = typeof(CreateKeyReply),
        Errors = [ErrorType.Conflict, ErrorType.DiskFull],
        Examples =
        [
            "scheduleflow create-key nightly-import --role editor --verb import-schedule --verb list-schedules",
            "scheduleflow create-key visitor --expires 2099-01-01T00:00:00Z",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<CreateKeyReply> ReplyJson => CreateKeyJson.Default.CreateKeyReply;

    /// <summary>What the audit log calls its owner (<see cref="ApiKeyNames"/>).</summary>
    public string Name
    {
        get => Required(NameOption);
        init => Set(NameOption, value);
    }

    /// <summary>One of <see cref="ApiKeyRoles.All"/>.</summary>
    public string Role
    {
        get => Required(RoleOption);
        init => Set(RoleOption, value);
    }

    /// <summary>The verbs and areas that it is for (<see cref="ScopeNames"/>); empty: all that its role may ask for.</summary>
    public ImmutableArray<string> Verbs
    {
        get => Texts(VerbOption);
        init => Set(VerbOption, value);
    }

    /// <summary>The ids of the channels that it is for; empty: all.</summary>
    public ImmutableArray<string> Channels
    {
        get => Texts(ChannelOption);
        init => Set(ChannelOption, value);
    }

    /// <summary>An instant after now, or <see cref="KeyOptions.Never"/>; null: in a year.</summary>
    public string? Expires
    {
        get => Text(KeyOptions.Expires);
        init => Set(KeyOptions.Expires, value);
    }
}

/// <summary>A new key, with the key itself.</summary>
public sealed partial record CreateKeyReply : KeyReply
{
    /// <summary>The key: it is stored nowhere and can never be read again.</summary>
    public required string Key { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateKeyReply))]
internal sealed partial class CreateKeyJson : JsonSerializerContext;
