using System.Text.Json.Serialization;
using ScheduleFlow.Contracts.Operations.Maintenance;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>The gateway's own replies and events, as JSON without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GreetingReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(SessionReply))]
[JsonSerializable(typeof(VersionReply))]
[JsonSerializable(typeof(QueueStatsReply))]
[JsonSerializable(typeof(JobData))]
[JsonSerializable(typeof(JobReply))]
[JsonSerializable(typeof(JobStartedReply))]
[JsonSerializable(typeof(JobsReply))]
[JsonSerializable(typeof(OperationData))]
[JsonSerializable(typeof(ProgressData))]
[JsonSerializable(typeof(ScheduleChangedData))]
[JsonSerializable(typeof(TimelineChangedData))]
[JsonSerializable(typeof(AuditRow))]
[JsonSerializable(typeof(DroppedData))]
public sealed partial class GatewayJson : JsonSerializerContext;
