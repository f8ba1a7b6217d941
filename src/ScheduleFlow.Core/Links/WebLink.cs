using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Links;

/// <summary>Checks an http or https link: whether it answers and, if it is a manifest, whether the first address in it does.</summary>
internal static class WebLink
{
    /// <summary>The link's verdict; what else is known goes to the findings.</summary>
    /// <exception cref="LinkException">It is broken.</exception>
    public static async Task<LinkVerdict> CheckAsync(Uri address, LinkFetcher fetcher, LinkBudget budget, LinkFindings findings)
    {
        var answer = await fetcher.FetchAsync(address, LinkWanted.Anything, findings).ConfigureAwait(false);
        if (!answer.IsWorking)
        {
            return new(LinkState.Broken, answer.Reason);
        }

        if (answer.Body is not { } body)
        {
            return new(LinkState.Working, answer.Reason);
        }

        var kind = Manifests.ByContent(body.Bytes);
        if (kind == ManifestKind.None)
        {
            kind = Manifests.Expected(answer.Address, answer.Content);
        }
        findings.Kind = kind switch
        {
            ManifestKind.Hls => "hls",
            ManifestKind.Dash => "dash",
            _ => null,
        };
        return kind switch
        {
            ManifestKind.Hls => await LookIntoAsync(HlsPlaylist.Parse(body), answer, fetcher, budget).ConfigureAwait(false),
            ManifestKind.Dash => await LookIntoAsync(DashManifest.Parse(body), answer, fetcher, budget).ConfigureAwait(false),
            _ => new(LinkState.Working, body.Bytes.Length > 0 ? answer.Reason : $"{answer.Reason}, with nothing behind it"),
        };
    }

    private static async Task<LinkVerdict> LookIntoAsync(HlsPlaylist playlist, LinkAnswer manifest, LinkFetcher fetcher, LinkBudget budget)
    {
        if (playlist.First.Contains("{$", StringComparison.Ordinal))
        {
            return new(LinkState.Working, $"{manifest.Reason}; what it names has variables and was not asked");
        }

        var part = playlist.IsMaster ? "its first variant" : "its first segment";
        var (address, verdict) = Named(manifest, [playlist.First], part);
        if (address is null)
        {
            return verdict;
        }

        return await AskAsync(part, manifest, budget, async () =>
        {
            var wanted = playlist.IsMaster ? LinkWanted.Manifest : LinkWanted.Presence;
            var answer = await fetcher.FetchAsync(address, wanted, null).ConfigureAwait(false);
            if (answer is { IsWorking: true, Body: { } body })
            {
                _ = HlsPlaylist.Parse(body); // throws if it is not one
            }

            return answer;
        }).ConfigureAwait(false);
    }

    private static async Task<LinkVerdict> LookIntoAsync(DashManifest dash, LinkAnswer manifest, LinkFetcher fetcher, LinkBudget budget)
    {
        if (!dash.IsKnown)
        {
            return new(LinkState.Working, $"{manifest.Reason}; what it names cannot be told from it and was not asked");
        }

        const string part = "its first segment";
        var (address, verdict) = Named(manifest, dash.First is null ? dash.Bases : [.. dash.Bases, dash.First], part);
        return address is null
            ? verdict
            : await AskAsync(part, manifest, budget, () => fetcher.FetchAsync(address, LinkWanted.Presence, null)).ConfigureAwait(false);
    }

    // Resolves references, each relative to the one before, to an address; or gives a verdict if there is none.
    private static (Uri? Address, LinkVerdict Verdict) Named(LinkAnswer manifest, IEnumerable<string> references, string part)
    {
        var address = manifest.Address;
        foreach (var reference in references)
        {
            if (LinkText.Resolve(address, reference) is not { } next)
            {
                return (null, new(LinkState.Broken, $"{part} has an address that is not well-formed"));
            }

            if (!LinkText.IsWeb(next))
            {
                return (null, next.Scheme == "data"
                    ? new(LinkState.Working, $"{manifest.Reason}; {part} stands in it")
                    : new(LinkState.Broken, $"{part} is a {next.Scheme}: address, which is not followed"));
            }

            address = next;
        }

        return (address, default);
    }

    private static async Task<LinkVerdict> AskAsync(string part, LinkAnswer manifest, LinkBudget budget, Func<Task<LinkAnswer>> ask)
    {
        budget.Part = part;
        try
        {
            var answer = await ask().ConfigureAwait(false);
            return answer.IsWorking
                ? new(LinkState.Working, $"{manifest.Reason}, and {part} {answer.Reason}")
                : new(LinkState.Broken, $"{part} {answer.Reason}");
        }
        catch (LinkException e)
        {
            return e.Verdict with { Reason = $"{part} {e.Message}" };
        }
    }
}
