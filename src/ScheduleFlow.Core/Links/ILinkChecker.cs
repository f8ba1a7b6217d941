namespace ScheduleFlow.Core.Links;

/// <summary>Checks whether links work.</summary>
internal interface ILinkChecker
{
    /// <summary>Checks every target; equal URLs are checked once and reported for each target.</summary>
    /// <param name="targets">Up to tens of thousands; only those being checked take more memory than their entry.</param>
    /// <param name="report">Receives each finished target once, in any order, and never from two threads at a time.</param>
    /// <param name="cancellation">Ends the work early, without an exception; unfinished targets are not reported.</param>
    Task CheckAsync(IReadOnlyList<LinkTarget> targets, Action<LinkResult> report, CancellationToken cancellation);
}
