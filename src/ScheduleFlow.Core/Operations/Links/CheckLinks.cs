using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Links;

/// <summary>
/// Checks the links of channels, many at once, and stores the results. What is checked within a time budget is one batch;
/// the next batch continues where it ended:
/// <code>
///   (1) read channels and settings ─▶ (2) skip what this run has checked ─▶ (3) check until done or out of time
///       ─▶ (4) store the results ─▶ answer with the cursor
/// </code>
/// A check that is unfinished when time is up is repeated by the next batch.
/// </summary>
internal static class CheckLinks
{
    // The most of a batch's time that a single link may take, so that every batch makes progress.
    private const double LargestPart = 0.8;

    public static Outcome<CheckLinksReply> Run(CheckLinksRequest request, OperationContext context) =>
        RunAsync(request, context, options => new LinkChecker(options, context.Outside.Clock)).GetAwaiter().GetResult();

    /// <param name="request">What to check.</param>
    /// <param name="context">
    /// Its clock says when the budget is up, and when links were checked; interrupted, what is finished is kept.
    /// </param>
    /// <param name="checker">Makes a checker by the settings.</param>
    public static async Task<Outcome<CheckLinksReply>> RunAsync(
        CheckLinksRequest request, OperationContext context, Func<LinkCheckOptions, ILinkChecker> checker)
    {
        // (1)
        var clock = context.Outside.Clock;
        var budget = request.Budget ?? 0;
        if (!context.Store.Channels.Load().TryGet(out var list, out var problem)
            || !context.Store.Settings.Load().TryGet(out var settings, out problem))
        {
            return problem;
        }

        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in request.Ids)
        {
            if (!ChannelRef.Find(text, list, context).TryGet(out var named, out problem))
            {
                return problem;
            }

            wanted.Add(named.Id);
        }

        // (2) A link checked in the second in which this run begins may be of the run before. If there is a next batch,
        // this one's own checks are of a later second, as it ends only with its budget of at least one second.
        var since = Instant.From(clock.GetUtcNow()).PlusSeconds(1);
        var first = 0;
        if (request.After is { } after)
        {
            if (!Resume(after, list).TryGet(out var resumed, out problem))
            {
                return problem;
            }

            (first, since) = resumed;
        }

        if (!context.Store.Channels.LoadLinkReport().TryGet(out var known, out problem))
        {
            return problem;
        }

        var filter = new ChannelFilter(request.Group, null, null);
        List<int> chosen =
        [
            .. Enumerable.Range(0, list.Channels.Length).Where(index =>
                filter.Fits(list.Channels[index], LinkReport.Empty) && (wanted.Count == 0 || wanted.Contains(list.Channels[index].Id))),
        ];
        var todo = chosen.FindAll(index =>
            index >= first && (request.After is null || known.Of(list.Channels[index]) is not { } link || link.Checked < since));
        var results = new Dictionary<string, LinkResult>(StringComparer.Ordinal);

        // (3)
        var progress = context.Outside.Progress("links checked");
        using (var timeUp = budget > 0 ? new CancellationTokenSource(TimeSpan.FromSeconds(budget), clock) : new CancellationTokenSource())
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, context.Outside.Interrupted()))
        {
            var links = checker(OptionsOf(settings, budget, request.PublicOnly));
            using (links as IDisposable)
            {
                await links.CheckAsync(
                    [.. todo.Select(index => new LinkTarget(list.Channels[index].Id, list.Channels[index].Url))],
                    result =>
                    {
                        results[result.Key] = result;
                        progress((double)(chosen.Count - todo.Count + results.Count) / chosen.Count);
                    },
                    end.Token);
            }
        }

        // (4)
        var kept = LinkReport.Empty;
        if (results.Count > 0
            && !context.Store.Channels.ChangeLinkReport(
                report => With(report, context.Store.Channels.Load(), results, Instant.From(clock.GetUtcNow())),
                results.Keys).TryGet(out kept, out problem))
        {
            return problem;
        }

        var rows = todo.Select(index => list.Channels[index]).Where(channel => results.ContainsKey(channel.Id)).ToImmutableArray();
        var left = todo.FindIndex(index => !results.ContainsKey(list.Channels[index].Id));
        return Reply(rows, kept, chosen.Count, left < 0 ? null : Cursor(since, left == 0 ? first - 1 : todo[left - 1], list));
    }

    // The start of the run, then the place of the last channel that is done.
    private static string Cursor(Instant since, int index, ChannelList list) =>
        $"{since}!{(index < 0 ? "" : ChannelCursor.Of(index, list.Channels[index].Id))}";

    private static Outcome<(int First, Instant Since)> Resume(string cursor, ChannelList list)
    {
        if (cursor.Split('!', 2) is not [var began, var place] || !InstantText.Parse(began).TryGet(out var since, out _))
        {
            return PageCursor.NoCursor(cursor);
        }

        if (place.Length == 0)
        {
            return (0, since);
        }

        return ChannelCursor.Resume(place, list).TryGet(out var first, out var problem) ? (first, since) : problem;
    }

    private static LinkCheckOptions OptionsOf(StoreSettings settings, int budget, bool isPublicOnly) => new()
    {
        Timeout = TimeSpan.FromSeconds(
            budget == 0 ? settings.LinkTimeoutSeconds : Math.Min(settings.LinkTimeoutSeconds, budget * LargestPart)),
        Parallel = settings.LinksAtOnce,
        PerHost = settings.LinksPerHost,
        MaxRedirects = settings.LinkRedirects,
        AllowedNetworks = settings.LinkAllow,
        RefusePrivateNetworks = settings.LinkRefusePrivate || isPublicOnly,
        FileRoots = settings.LinkFileRoots,
        UserAgent = settings.LinkUserAgent,
    };

    // Results of channels that have been deleted meanwhile are dropped.
    private static LinkReport With(LinkReport report, Outcome<ChannelList> channels, Dictionary<string, LinkResult> results, Instant now)
    {
        var ids = channels.TryGet(out var list, out _)
            ? list.Channels.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal)
            : null;
        var gone = report.Links.Keys.Where(id => ids?.Contains(id) == false);
        var links = report.Links.RemoveRange(gone).SetItems(results.Values.Select(result => KeyValuePair.Create(result.Key, new CheckedLink
        {
            Url = result.Url,
            State = result.State,
            Status = result.Status,
            Reason = result.Reason,
            FinalUrl = result.FinalUrl,
            Kind = result.Kind,
            ElapsedMilliseconds = (long)result.Elapsed.TotalMilliseconds,
            Checked = now,
        })));
        return report with { LastRun = now, Links = links };
    }

    private static CheckLinksReply Reply(ImmutableArray<Channel> rows, LinkReport report, int total, string? next)
    {
        var counts = LinkCounts.Of(rows, report);
        return new CheckLinksReply
        {
            Total = total,
            Checked = counts.Checked,
            Working = counts.Working,
            Broken = counts.Broken,
            Timeout = counts.Timeout,
            Unchecked = counts.Unchecked,
            Next = next,
            Results = LinkRows.Of(rows, report),
        };
    }
}
