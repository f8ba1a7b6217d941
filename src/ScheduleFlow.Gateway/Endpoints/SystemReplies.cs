using System.Text.Json.Serialization;

namespace ScheduleFlow.Gateway.Endpoints;

/// <summary>GET /</summary>
internal sealed record GreetingReply(string Status, string Name, string Version, string Documentation, string[] Endpoints);

/// <summary>GET /api/health</summary>
internal sealed record HealthReply(string Status, long UptimeMs, string Timestamp, ProcessPool ProcessPool);

internal sealed record ProcessPool(int Active, int Max, double UtilizationPercent, int Queued);

/// <summary>GET /api/system-version</summary>
internal sealed record VersionReply(string Status, string CurrentVersion, string ApiVersion, string[] Features);

/// <summary>The gateway's own replies as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GreetingReply))]
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(VersionReply))]
internal sealed partial class ReplyJson : JsonSerializerContext;
