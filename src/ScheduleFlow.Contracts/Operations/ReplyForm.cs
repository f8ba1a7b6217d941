namespace ScheduleFlow.Contracts.Operations;

/// <summary>What a worker writes to stdout on success.</summary>
public enum ReplyForm
{
    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>One JSON object with a page of a list; its <c>next</c> is the cursor of the following page.</summary>
    Page,

    /// <summary>A document in any format; errors are still JSON.</summary>
    Document,
}
