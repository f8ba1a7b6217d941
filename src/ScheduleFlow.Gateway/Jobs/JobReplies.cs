using System.Text.Json.Serialization;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>A job at one moment, as replies and events say it.</summary>
/// <param name="Id">By which it is asked for.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State">How far it is.</param>
/// <param name="RequestId">The request that started it.</param>
/// <param name="Started">When.</param>
/// <param name="Finished">When it ended; null: it has not.</param>
/// <param name="Percent">Over all its batches.</param>
/// <param name="Batches">Those that have ended well.</param>
/// <param name="Counts">What they have found.</param>
/// <param name="CancelledBy">Where it was cancelled.</param>
/// <param name="Error">Where it failed.</param>
internal sealed record JobData(
    string Id,
    string Kind,
    JobState State,
    string RequestId,
    string Started,
    string? Finished,
    double Percent,
    int Batches,
    LinkCounts Counts,
    Cancellation? CancelledBy,
    JobError? Error);

/// <summary>What a job failed of: an error of the API.</summary>
internal sealed record JobError(string Type, string Message);

/// <summary>GET and DELETE /api/jobs/{id}</summary>
internal sealed record JobReply(string Status, JobData Job);

/// <summary>POST /api/validate, where it goes on.</summary>
internal sealed record JobStartedReply(string Status, string JobId, JobData Job);

/// <summary>GET /api/jobs</summary>
internal sealed record JobsReply(string Status, IReadOnlyList<JobData> Jobs, int Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobData))]
[JsonSerializable(typeof(JobReply))]
[JsonSerializable(typeof(JobStartedReply))]
[JsonSerializable(typeof(JobsReply))]
internal sealed partial class JobJson : JsonSerializerContext;
