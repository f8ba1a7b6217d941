namespace ScheduleFlow.Contracts.Gateway;

/// <summary>A job at one moment, as replies and events show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does: <c>validate</c>.</param>
/// <param name="State">How far it is.</param>
/// <param name="RequestId">The request that started it.</param>
/// <param name="Started">When it started.</param>
/// <param name="Finished">When it ended; null: it has not.</param>
/// <param name="Percent">How much of all batches is done.</param>
/// <param name="Batches">How many batches have succeeded.</param>
/// <param name="Counts">What they found.</param>
/// <param name="CancelledBy">Why it was cancelled; null: it was not.</param>
/// <param name="Error">Why it failed; null: it has not.</param>
public sealed record JobData(
    string Id,
    string Kind,
    JobState State,
    string RequestId,
    string Started,
    string? Finished,
    double Percent,
    int Batches,
    LinkCounts Counts,
    JobCancellation? CancelledBy,
    JobError? Error);

/// <summary>Why a job failed: an error of the API.</summary>
public sealed record JobError(string Type, string Message);
