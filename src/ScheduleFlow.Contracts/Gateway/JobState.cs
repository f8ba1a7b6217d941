using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Its first batch waits for a slot.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Every batch has succeeded.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A batch has failed, and the job ended with it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>A client cancelled it, or the gateway has stopped.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
