using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>GET /</summary>
/// <param name="Name">Always <c>ScheduleFlow</c>.</param>
/// <param name="Version">The gateway's version.</param>
/// <param name="Documentation">Where the documentation is.</param>
/// <param name="Endpoints">Every method and path.</param>
public sealed record GreetingReply(string Name, string Version, string Documentation, IReadOnlyList<string> Endpoints)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>GET /api/health</summary>
/// <param name="Status"><c>healthy</c>; <c>degraded</c> while every slot is busy and operations wait.</param>
/// <param name="UptimeMs">How long the gateway has been running.</param>
/// <param name="Timestamp">Now.</param>
/// <param name="ProcessPool">The slots for workers.</param>
public sealed record HealthReply(string Status, long UptimeMs, string Timestamp, ProcessPool ProcessPool);

/// <summary>The slots for workers.</summary>
/// <param name="Active">How many are busy.</param>
/// <param name="Max">How many there are.</param>
/// <param name="UtilizationPercent">How many of them are busy, in percent.</param>
/// <param name="Queued">How many operations wait for a slot.</param>
public sealed record ProcessPool(int Active, int Max, double UtilizationPercent, int Queued);

/// <summary>GET /api/system-version</summary>
/// <param name="CurrentVersion">The gateway's version.</param>
/// <param name="ApiVersion">Changes when clients must change.</param>
/// <param name="Features">What this server can do.</param>
public sealed record VersionReply(string CurrentVersion, string ApiVersion, IReadOnlyList<string> Features)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}
