using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Configuration;
using ScheduleFlow.Core.Contracts;
using ScheduleFlow.Core.Links;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// Checks the links of channels, many at once, and keeps what it finds. As much as fits into a budget of time is one
/// batch; the next goes on where it ended:
/// <code>
///   (1) read channels and settings ─▶ (2) skip to the cursor ─▶ (3) check a portion at a time, as long as there is time
///       ─▶ (4) keep the results ─▶ answer with the cursor
/// </code>
/// A portion is never broken off by the budget: what is begun is finished, as each link has a few seconds at most.
/// </summary>
internal static class ValidateChannels
{
    // How many links each check at a time gets at most in a portion, so that a batch ends near its budget.
    private const int PortionFactor = 2;

    public sealed record Request
    {
        /// <summary>The <c>next</c> of the batch before; null: from the first channel.</summary>
        public string? After { get; init; }

        /// <summary>How many seconds the batch may take, 1 to 3600 as text; null: as long as it takes.</summary>
        public string? Budget { get; init; }

        /// <summary>See <see cref="ChannelFilter.Group"/>.</summary>
        public string? Group { get; init; }

        /// <summary>Only those with these ids; empty: all.</summary>
        public ImmutableArray<string> Ids { get; init; } = [];
    }

    /// <param name="request">What to check.</param>
    /// <param name="context">The operation's.</param>
    /// <param name="clock">Measures the budget.</param>
    /// <param name="checker">Makes a checker by the settings.</param>
    /// <param name="progress">Is told the part that is done, from 0 to 1.</param>
    /// <param name="cancellation">Ends the batch early; what is finished is kept.</param>
    public static async Task<Outcome<Reply>> RunAsync(
        Request request, OperationContext context, TimeProvider clock, Func<LinkCheckOptions, ILinkChecker> checker, Action<double>? progress, CancellationToken cancellation)
    {
        // (1)
        var budget = 0;
        if (request.Budget is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out budget) || budget is < 1 or > 3_600))
        {
            return new Problem(ErrorType.Validation, $"“{text}” is no budget: a whole number of seconds from 1 to 3600 is expected.");
        }

        if (!context.Store.LoadChannels().TryGet(out var list, out var problem) || !context.Store.LoadSettings().TryGet(out var settings, out problem))
        {
            return problem;
        }

        if (request.Ids.FirstOrDefault(id => list.IndexOf(id) < 0) is { } unknown)
        {
            return ShowChannel.NoSuchChannel(unknown);
        }

        // (2)
        if (!ChannelCursor.Resume(request.After, list).TryGet(out var first, out problem))
        {
            return problem;
        }

        var filter = new ChannelFilter(request.Group, null, null);
        var wanted = request.Ids.ToHashSet(StringComparer.Ordinal);
        List<int> chosen = [.. Enumerable.Range(0, list.Channels.Length).Where(index => filter.Fits(list.Channels[index], LinkReport.Empty) && (wanted.Count == 0 || wanted.Contains(list.Channels[index].Id)))];
        var todo = chosen.FindAll(index => index >= first);
        var options = OptionsOf(settings);
        var results = new Dictionary<string, LinkResult>(StringComparer.Ordinal);

        // (3)
        var began = clock.GetTimestamp();
        var done = 0;
        var links = checker(options);
        using (links as IDisposable)
        {
            var portion = request.Budget is null ? todo.Count : options.Parallel * PortionFactor;
            while (done < todo.Count && !cancellation.IsCancellationRequested && (done == 0 || HasTime()))
            {
                List<LinkTarget> targets = [.. todo.Skip(done).Take(portion).Select(index => new LinkTarget(list.Channels[index].Id, list.Channels[index].Url))];
                await links.CheckAsync(
                    targets,
                    result =>
                    {
                        results[result.Key] = result;
                        progress?.Invoke((double)(chosen.Count - todo.Count + results.Count) / chosen.Count);
                    },
                    cancellation);
                done += targets.Count;
            }
        }

        // (4)
        var kept = LinkReport.Empty;
        if (results.Count > 0 && !context.Store.ChangeLinkReport(report => With(report, list, results, Instant.From(clock.GetUtcNow())), results.Keys).TryGet(out kept, out problem))
        {
            return problem;
        }

        var rows = todo.Take(done).Select(index => list.Channels[index]).Where(channel => results.ContainsKey(channel.Id)).ToImmutableArray();
        var next = done < todo.Count ? ChannelCursor.Of(todo[done - 1], list.Channels[todo[done - 1]].Id) : null;
        return new Reply(rows, kept, chosen.Count, next);

        // Whether one more portion will fit in: each link may take its whole time, one after another at a slow host.
        bool HasTime() => clock.GetElapsedTime(began) + (options.Timeout * PortionFactor) <= TimeSpan.FromSeconds(budget);
    }

    private static LinkCheckOptions OptionsOf(Settings settings) => new()
    {
        Timeout = TimeSpan.FromSeconds(settings.LinkTimeoutSeconds),
        Parallel = settings.LinksAtOnce,
        PerHost = settings.LinksPerHost,
        MaxRedirects = settings.LinkRedirects,
        AllowedNetworks = settings.LinkAllow,
        RefusePrivateNetworks = settings.LinkRefusePrivate,
        FileRoots = settings.LinkFileRoots,
        UserAgent = settings.LinkUserAgent,
    };

    // What is known of channels that are gone goes with it.
    private static LinkReport With(LinkReport report, ChannelList list, Dictionary<string, LinkResult> results, Instant now)
    {
        var ids = list.Channels.Select(channel => channel.Id).ToHashSet(StringComparer.Ordinal);
        var links = report.Links.RemoveRange(report.Links.Keys.Where(id => !ids.Contains(id))).SetItems(results.Values.Select(result => KeyValuePair.Create(result.Key, new CheckedLink
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

    /// <summary>One batch.</summary>
    internal sealed record Reply(ImmutableArray<Channel> Rows, LinkReport Report, int Total, string? Next) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteNumber("total"u8, Total);
            LinkRows.WriteCounts(json, Rows, Report);
            ChannelReplies.WriteNext(json, Next);
            LinkRows.Write(json, Rows, Report);
        }
    }
}
