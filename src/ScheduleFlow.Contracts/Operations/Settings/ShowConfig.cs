using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Settings;

/// <summary>Asks for the settings of the store.</summary>
public sealed class ShowConfigRequest : Request<ConfigReply>
{
    public const string Verb = "show-config";

    private static readonly Operation Declaration = new(Verb, Area.Settings, "Show the settings of the store, defaults included")
    {
        Description = "Every operation uses them. The gateway's own settings are fixed at its start.",
        Routes = [new("GET", "/api/config", Role.Viewer)],
        ReplyType = typeof(ConfigReply),
        Examples = ["scheduleflow show-config --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<ConfigReply> ReplyJson => ConfigJson.Default.ConfigReply;
}
