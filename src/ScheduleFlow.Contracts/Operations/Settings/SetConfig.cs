using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Settings;

/// <summary>Asks for settings of the store to be changed: all that are sent, or none if one is wrong.</summary>
public sealed class SetConfigRequest : Request<ConfigReply>
{
    public const string Verb = "set-config";

    private static readonly Option SettingsOption = new(
        "settings",
        "A JSON object with the settings to change: a file, - for standard input, or the text itself")
    {
        Type = OptionType.Document,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Settings, "Change settings of the store; null restores a default")
    {
        Description = "A JSON merge patch (RFC 7396): what is sent is changed, the rest stays, null restores a default.",
        Options = [SettingsOption],
        Routes =
        [
            new("POST", "/api/config", Role.Admin)
            {
                Body = BodyKind.Json,
                Summary = "Change settings",
                Example = """{"tuner":{"name":"Lindenhof"},"validation":{"timeout_seconds":null}}""",
            },
        ],
        IsChange = true,
        ReplyType = typeof(ConfigReply),
        Errors = [ErrorType.Conflict],
        Examples =
        [
            "scheduleflow set-config '{\"validation\":{\"timeout_seconds\":8,\"allow\":[\"127.0.0.0/8\"]}}'",
            "scheduleflow set-config '{\"tuner\":{\"name\":\"Lindenhof\",\"count\":null}}'",
        ],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ConfigReply> ReplyJson => ConfigJson.Default.ConfigReply;

    /// <summary>The document: a path, <c>-</c>, or the JSON text itself.</summary>
    public string Settings
    {
        get => Required(SettingsOption);
        init => Set(SettingsOption, value);
    }
}
