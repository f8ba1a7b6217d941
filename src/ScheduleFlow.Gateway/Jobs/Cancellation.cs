using System.Text.Json.Serialization;

namespace ScheduleFlow.Gateway.Jobs;

/// <summary>Why a job was cancelled; the first cause is the one that is kept.</summary>
internal enum Cancellation
{
    /// <summary>A client asked for it.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    /// <summary>The gateway has stopped.</summary>
    [JsonStringEnumMemberName("shutdown")]
    Shutdown,
}
