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

    /// <summary>Every batch has ended well.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>A batch has not; nothing was done after it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Somebody did not want it any more, or the gateway has stopped.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
