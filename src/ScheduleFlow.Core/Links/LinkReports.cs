namespace ScheduleFlow.Core.Links;

/// <summary>Reports each target to the caller, one at a time.</summary>
internal sealed class LinkReports(TargetChains chains, Action<LinkResult> report)
{
    private readonly Lock _lock = new();

    /// <summary>Reports a finished link for each target that has it.</summary>
    public void Add(int link, LinkVerdict verdict, LinkFindings findings, TimeSpan elapsed)
    {
        lock (_lock)
        {
            foreach (var target in chains.Of(link))
            {
                report(new LinkResult
                {
                    Key = target.Key,
                    Url = target.Url,
                    State = verdict.State,
                    Status = findings.Status,
                    Reason = verdict.Reason,
                    FinalUrl = findings.FinalUrl,
                    Redirects = findings.Redirects,
                    Elapsed = elapsed,
                    Kind = findings.Kind,
                });
            }
        }
    }
}
