using System.Security.Cryptography.X509Certificates;

namespace ScheduleFlow.Core.Links;

/// <summary>Checks links over HTTP and on the disk, many at once (docs/links.md).</summary>
internal sealed class LinkChecker : ILinkChecker, IDisposable
{
    private readonly LinkCheckOptions _options;
    private readonly TimeProvider _time;
    private readonly INameResolver _resolver;
    private readonly X509Certificate2Collection? _roots;
    private readonly AddressPolicy _policy;
    private readonly FileLink _files;

    /// <param name="options">How links are checked.</param>
    /// <param name="time">Measures time.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LinkChecker(LinkCheckOptions options, TimeProvider time)
        : this(options, time, new SystemNames(), null)
    {
    }

    /// <param name="options">How links are checked.</param>
    /// <param name="time">Measures time.</param>
    /// <param name="resolver">Finds the addresses of names.</param>
    /// <param name="roots">The authorities to trust; null: those of the machine.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LinkChecker(LinkCheckOptions options, TimeProvider time, INameResolver resolver, X509Certificate2Collection? roots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Parallel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PerHost, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxRedirects);
        (_options, _time, _resolver, _roots) = (options, time, resolver, roots);
        _policy = new AddressPolicy(options.AllowedNetworks, options.RefusePrivateNetworks);
        _files = new FileLink(options.FileRoots, options.PerHost);
    }

    public async Task CheckAsync(IReadOnlyList<LinkTarget> targets, Action<LinkResult> report, CancellationToken cancellation)
    {
        // 1. Equal URLs → one link: a chain of targets, by index.
        var turns = new LinkTurns(_options.Parallel, _options.PerHost);
        var chains = new TargetChains(targets);
        var reports = new LinkReports(chains, report);
        using var names = new KnownNames(_resolver);

        // 2. Links → lanes. Those that need no check are reported at once.
        foreach (var link in chains.First)
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            var text = LinkText.Parse(targets[link].Url);
            if (text.Verdict is { } verdict)
            {
                reports.Add(link, verdict, new LinkFindings(), TimeSpan.Zero);
            }
            else
            {
                turns.Add(text.Lane, link);
            }
        }

        // 3. Each link in its turn.
        await turns
            .RunAsync((link, turn) => CheckAsync(link, targets[link].Url, turn, names, reports, cancellation), cancellation)
            .ConfigureAwait(false);
    }

    /// <summary>Connections are not included: each ends with the check of its link.</summary>
    public void Dispose() => _files.Dispose();

    private async Task CheckAsync(
        int link,
        string url,
        LinkTurn turn,
        KnownNames names,
        LinkReports reports,
        CancellationToken cancellation)
    {
        // Parsed again, so that fifty thousand of them need not be kept.
        var text = LinkText.Parse(url);
        var findings = new LinkFindings();
        using var budget = new LinkBudget(_options.Timeout, _time, cancellation);
        LinkVerdict verdict;
        try
        {
            verdict = text.Path is { } path
                ? await CheckFileAsync(path, budget, findings).ConfigureAwait(false)
                : await CheckWebAsync(text, budget, turn, names, findings).ConfigureAwait(false);
        }
        catch (LinkException e)
        {
            verdict = e.Verdict;
        }
        catch (Exception e) when (budget.Token.IsCancellationRequested && (e is OperationCanceledException || HttpFailures.IsExpected(e)))
        {
            // Which of the two fired: the caller's token, or the link's time?
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            verdict = budget.Verdict;
        }

        reports.Add(link, verdict, findings, budget.Elapsed);
    }

    private Task<LinkVerdict> CheckFileAsync(string path, LinkBudget budget, LinkFindings findings)
    {
        findings.Kind = "file";
        return _files.CheckAsync(path, budget);
    }

    private async Task<LinkVerdict> CheckWebAsync(LinkText text, LinkBudget budget, LinkTurn turn, KnownNames names, LinkFindings findings)
    {
        using var fetcher = new LinkFetcher(_options, text, budget, turn, () => new CheckedConnection(budget, _policy, names, _roots));
        return await WebLink.CheckAsync(text.Address!, fetcher, budget, findings).ConfigureAwait(false);
    }
}
