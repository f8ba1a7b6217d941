using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Storage.Files.Documents;

namespace ScheduleFlow.Core.Storage.Files.Aggregates;

/// <summary>The channels in one file, and what is known about their links in another.</summary>
internal sealed class FileChannelStore(StoreFolder folder, FileReplyStore replies) : IChannelStore
{
    public StoredSingle<ChannelList> Channels => new(folder, folder.Documents.Channels, ChannelListDocument.Write, ChannelList.Empty);

    public StoredSingle<LinkReport> Links => new(folder, folder.Documents.LinkReport, LinkReportDocument.Write, LinkReport.Empty);

    public Outcome<ChannelList> Load() => folder.Guard(Channels.Load);

    public Outcome<T> Change<T>(
        Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull => folder.Guard(() => Channels.Change(
            change,
            ids,
            answer => kept?.Invoke(answer) is { } reply
                ? new ReplyKeeping(commit => replies.Stage(commit, reply), () => replies.Refusal(reply))
                : null));

    public Outcome<LinkReport> LoadLinkReport() => folder.Guard(Links.Load);

    public Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids) =>
        folder.Guard(() => Links.Change<LinkReport>(
            report =>
            {
                var changed = change(report);
                return (changed, changed);
            },
            _ => ids));
}
