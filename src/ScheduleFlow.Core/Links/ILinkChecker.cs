namespace ScheduleFlow.Core.Links;

/// <summary>Finds out whether links work.</summary>
internal interface ILinkChecker
{
    /// <summary>Checks every target; equal URLs are checked once and reported for each target.</summary>
    /// <param name="targets">Up to tens of thousands; only those under way take more memory than their entry.</param>
    /// <param name="report">Is told of each finished target once, in no order, never by two threads at the same time.</param>
    /// <param name="cancellation">Ends the work early and without an exception: what is not finished is not reported.</param>
    Task CheckAsync(IReadOnlyList<LinkTarget> targets, Action<LinkResult> report, CancellationToken cancellation);
}
