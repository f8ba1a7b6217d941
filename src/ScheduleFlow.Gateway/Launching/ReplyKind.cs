namespace ScheduleFlow.Gateway.Launching;

/// <summary>What a worker writes to stdout when it ends with 0.</summary>
internal enum ReplyKind
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>The exported bytes, in any format; every other exit code comes with JSON all the same.</summary>
    Document,
}
