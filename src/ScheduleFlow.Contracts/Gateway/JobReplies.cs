using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>GET and DELETE /api/jobs/{id}</summary>
public sealed record JobReply(JobData Job)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>POST /api/validate, where the job goes on.</summary>
public sealed record JobStartedReply(string JobId, JobData Job)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>GET /api/jobs: the last of this gateway, the newest first.</summary>
public sealed record JobsReply(IReadOnlyList<JobData> Jobs, int Count)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}
