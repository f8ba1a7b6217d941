namespace ScheduleFlow.Gateway.Launching;

/// <summary>What a worker writes to stdout when it ends with 0.</summary>
internal enum ReplyKind
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>One JSON object that is a page of a list: its <c>next</c> leads to the one after it.</summary>
    Page,

    /// <summary>A document in any format, with exit code 0, or 1 where it lists findings; every other comes with JSON all the same.</summary>
    Document,
}
