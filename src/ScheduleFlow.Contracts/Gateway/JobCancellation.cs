using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Gateway;

/// <summary>Why a job was cancelled; the first cause is kept.</summary>
public enum JobCancellation
{
    /// <summary>A client asked for it.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    /// <summary>The gateway has stopped.</summary>
    [JsonStringEnumMemberName("shutdown")]
    Shutdown,
}
