using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>GET and DELETE /api/jobs/{id}</summary>
public sealed record JobReply(JobData Job)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>POST /api/validate, if the job continues.</summary>
public sealed record JobStartedReply(string JobId, JobData Job)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}

/// <summary>GET /api/jobs: the latest jobs of this gateway, newest first.</summary>
public sealed record JobsReply(IReadOnlyList<JobData> Jobs, int Count)
{
    [JsonPropertyOrder(-1)]
    public string Status { get; init; } = "success";
}
