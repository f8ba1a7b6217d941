using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>
/// The channels in one file, and what is known about their links in another. The schedule of a channel is the one that was
/// published last on its timeline.
/// </summary>
internal sealed class FileChannelStore(StoreFolder folder, TimelineFiles timelines, FileReplyStore replies) : IChannelStore
{
    public StoredSingle<ChannelList> Channels => new(folder, folder.Documents.Channels, ChannelListDocument.Write, ChannelList.Empty);

    public StoredSingle<LinkReport> Links => new(folder, folder.Documents.LinkReport, LinkReportDocument.Write, LinkReport.Empty);

    public Outcome<ChannelList> Load() => folder.Guard<ChannelList>(() =>
        Channels.Load().TryGet(out var list, out var problem) && timelines.Last().TryGet(out var published, out problem)
            ? WithSchedules(list, published)
            : problem);

    public Outcome<T> Change<T>(
        Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull => folder.Guard<T>(() =>
    {
        ChannelList? shown = null;
        return Channels.Change<T>(
            list =>
            {
                // Whole, so that damage is mended before the change reads them.
                if (!timelines.Recovered().TryGet(out var published, out var problem))
                {
                    return problem;
                }

                shown = WithSchedules(list, TimelineFiles.LastOf(published));
                return !change(shown).TryGet(out var changed, out problem) ? problem
                    : ReferenceEquals(changed.List, shown) ? (list, changed.Answer)
                    : changed;
            },
            ids,
            answer => kept?.Invoke(answer) is { } reply
                ? new ReplyKeeping(commit => replies.Stage(commit, reply), () => replies.Refusal(reply))
                : null,
            (commit, list) => Publish(commit, shown!, list));
    });

    public Outcome<LinkReport> LoadLinkReport() => folder.Guard(Links.Load);

    public Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids) =>
        folder.Guard(() => Links.Change<LinkReport>(
            report =>
            {
                var changed = change(report);
                return (changed, changed);
            },
            _ => ids));

    // A channel that is given another schedule shows only that one.
    private Outcome<ImmutableArray<string>> Publish(Change commit, ChannelList before, ChannelList after)
    {
        if (!timelines.Read(out var bytes).TryGet(out var published, out var problem))
        {
            return problem;
        }

        var known = before.Channels.DistinctBy(channel => channel.Id).ToDictionary(channel => channel.Id, StringComparer.Ordinal);
        var all = published;
        foreach (var channel in after.Channels)
        {
            known.Remove(channel.Id, out var old);
            if (channel.Schedule != old?.Schedule || channel.ScheduleChannel != old?.ScheduleChannel)
            {
                all = all.With(all.Of(channel.Id).Only(channel.Schedule is not { } schedule ? null : new Publication
                {
                    Schedule = schedule,
                    Lane = channel.ScheduleChannel,
                    Published = folder.Origin.Now,
                    By = folder.Origin.Name,
                }));
            }
        }

        foreach (var removed in known.Keys)
        {
            all = all.With(all.Of(removed).Only(null));
        }

        return timelines.Stage(commit, published, all, bytes, new TimelineStaging(folder, (before, after)));
    }

    private static ChannelList WithSchedules(ChannelList list, Func<string, LastPublication?> published)
    {
        ImmutableArray<Channel>.Builder? channels = null;
        for (var i = 0; i < list.Channels.Length; i++)
        {
            var channel = list.Channels[i];
            var last = published(channel.Id);
            if (channel.Schedule != last?.Schedule || channel.ScheduleChannel != last?.Lane)
            {
                channels ??= list.Channels.ToBuilder();
                channels[i] = channel with { Schedule = last?.Schedule, ScheduleChannel = last?.Lane };
            }
        }

        return channels is null ? list : list with { Channels = channels.DrainToImmutable() };
    }
}
