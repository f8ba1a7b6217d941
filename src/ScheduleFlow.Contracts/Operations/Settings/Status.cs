using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ScheduleFlow.Contracts.Operations.Settings;

/// <summary>Asks how much is stored, when channels were last saved, and how the asking process is doing.</summary>
public sealed class StatusRequest : Request<StatusReply>
{
    public const string Verb = "status";

    /// <summary>The field of <see cref="Mode"/>.</summary>
    public const string ModeField = "mode";

    /// <summary>The field of <see cref="UptimeSeconds"/>.</summary>
    public const string UptimeField = "uptime_seconds";

    /// <summary>The field of <see cref="MemoryBytes"/>.</summary>
    public const string MemoryField = "memory_bytes";

    private static readonly Option ModeOption = new("mode", "Who asks") { Field = ModeField, Default = "cli", Reach = OptionReach.Gateway };

    private static readonly Option UptimeOption = new("uptime-seconds", "How long the asking process has been running")
    {
        Type = OptionType.Number,
        Field = UptimeField,
        Default = "0",
        Reach = OptionReach.Gateway,
    };

    private static readonly Option MemoryOption = new("memory-bytes", "How much memory the asking process has")
    {
        Type = OptionType.WholeNumber,
        Field = MemoryField,
        Reach = OptionReach.Gateway,
    };

    private static readonly Operation Declaration = new(Verb, Area.Settings, "Say how much is stored, and when channels were last saved")
    {
        Options = [ModeOption, UptimeOption, MemoryOption],
        Routes = [new("GET", "/api/status", Role.Viewer) { Summary = "Channels, last save, memory, uptime" }],
        IsOfNoChannel = true,
        ReplyType = typeof(StatusReply),
        Examples = ["scheduleflow status --output table"],
    };

    public override Operation Operation => Declaration;

    public override JsonTypeInfo<StatusReply> ReplyJson => StatusJson.Default.StatusReply;

    /// <summary>Who asks: <c>gateway</c> or <c>cli</c>.</summary>
    public string Mode
    {
        get => Required(ModeOption);
        init => Set(ModeOption, value);
    }

    /// <summary>How long the asking process has been running.</summary>
    public double UptimeSeconds
    {
        get => Number(UptimeOption);
        init => Set(UptimeOption, value);
    }

    /// <summary>How much memory the asking process has; null: the worker's own.</summary>
    public long? MemoryBytes
    {
        get => LongNumber(MemoryOption);
        init => Set(MemoryOption, value?.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>How much there is, and how the asking process is doing.</summary>
public sealed partial record StatusReply : Reply
{
    /// <summary>Who asked: <c>gateway</c> or <c>cli</c>.</summary>
    public required string Mode { get; init; }

    public required int ChannelsLoaded { get; init; }

    public required int ChannelsWithSchedule { get; init; }

    public required int Schedules { get; init; }

    public required int Playlists { get; init; }

    /// <summary>When the channels were last saved; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? LastSave { get; init; }

    /// <summary><see cref="MemoryBytes"/> for people: <c>91.4 MB</c>.</summary>
    public required string MemoryUsage { get; init; }

    public required long MemoryBytes { get; init; }

    /// <summary>Seconds since the asking process started, to a tenth.</summary>
    public required double Uptime { get; init; }

    public required string Timestamp { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StatusReply))]
internal sealed partial class StatusJson : JsonSerializerContext;
