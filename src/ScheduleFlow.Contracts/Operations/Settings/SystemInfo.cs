using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Settings;

/// <summary>Asks what runs here and how much it holds.</summary>
public sealed class SystemInfoRequest : Request<SystemInfoReply>
{
    public const string Verb = "system-info";

    private static readonly Operation Declaration = new(Verb, Area.Settings, "Say what runs here and how much it holds")
    {
        Routes = [new("GET", "/api/system-info", Role.Viewer)],
        IsOfNoChannel = true,
        ReplyType = typeof(SystemInfoReply),
        OlderFlags = [new("--info")],
        Examples = ["scheduleflow system-info"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<SystemInfoReply> ReplyJson => SystemInfoJson.Default.SystemInfoReply;
}

/// <summary>What runs here, and how much it holds.</summary>
public sealed partial record SystemInfoReply : Reply
{
    /// <summary>The worker's version.</summary>
    public required string Version { get; init; }

    /// <summary>The worker's platform, such as <c>linux-x64</c>.</summary>
    public required string Platform { get; init; }

    public required int PagesGenerated { get; init; }

    public required int PlaylistsLoaded { get; init; }

    public required int SchedulesCreated { get; init; }

    public required string Timestamp { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SystemInfoReply))]
internal sealed partial class SystemInfoJson : JsonSerializerContext;
