namespace ScheduleFlow.Contracts.Operations;

/// <summary>What a worker writes to stdout when all is well.</summary>
public enum ReplyForm
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>One JSON object that is a page of a list: its <c>next</c> leads to the one after it.</summary>
    Page,

    /// <summary>A document in any format; an error is JSON all the same.</summary>
    Document,
}
