using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Settings;

/// <summary>The settings of the store, defaults included.</summary>
public sealed partial record ConfigReply : Reply
{
    public required int SchemaVersion { get; init; }

    public required StoreConfig Config { get; init; }

    /// <summary>The changed settings by path, such as <c>tuner.name</c>; null: no change was requested.</summary>
    public ImmutableArray<string>? Changed { get; init; }
}

/// <summary>The settings that every operation uses (docs/config.schema.json).</summary>
public sealed partial record StoreConfig
{
    public required StationConfig Station { get; init; }

    public required TunerConfig Tuner { get; init; }

    public required RevisionsConfig Revisions { get; init; }

    public required LinkCheckConfig Validation { get; init; }
}

/// <summary>The station itself.</summary>
public sealed partial record StationConfig
{
    /// <summary>The zone of every operation that is given none, and of tables; null: UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Zone { get; init; }
}

/// <summary>The network tuner that TVs and media servers see.</summary>
public sealed partial record TunerConfig
{
    /// <summary>The tuner's name in the apps that find it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The id by which apps tell tuners of one network apart: 8 hexadecimal digits; null: it is made of the tuner's
    /// address.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? DeviceId { get; init; }

    /// <summary>How many streams apps may open at once.</summary>
    public required int Count { get; init; }
}

/// <summary>What is kept of schedules that change.</summary>
public sealed partial record RevisionsConfig
{
    /// <summary>How many earlier revisions of a schedule are kept.</summary>
    public required int Keep { get; init; }

    /// <summary>For how many days a revision is kept after it was replaced.</summary>
    public required int Days { get; init; }
}

/// <summary>How links are checked.</summary>
public sealed partial record LinkCheckConfig
{
    /// <summary>How long a link has to answer.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>How many links are checked at once.</summary>
    public required int Parallel { get; init; }

    /// <summary>How many links of one host are checked at once.</summary>
    public required int PerHost { get; init; }

    /// <summary>How many redirects of a link are followed.</summary>
    public required int MaxRedirects { get; init; }

    /// <summary>Networks and hosts that may be reached although the address rules refuse them.</summary>
    public required ImmutableArray<string> Allow { get; init; }

    /// <summary>Whether private networks are refused as well.</summary>
    public required bool RefusePrivate { get; init; }

    /// <summary>Folders that local media files may be in.</summary>
    public required ImmutableArray<string> FileRoots { get; init; }

    /// <summary>The User-Agent of the check.</summary>
    public required string UserAgent { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConfigReply))]
internal sealed partial class ConfigJson : JsonSerializerContext;
