using System.Text;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>All that a store says about itself, as a text: two stores are the same if their texts are.</summary>
internal static class StoreState
{
    /// <param name="store">The store.</param>
    /// <param name="because">Goes into the message where the store contradicts itself.</param>
    public static string Of(IStore store, string because = "")
    {
        var text = new StringBuilder();
        var page = store.Schedules.List(new ScheduleQuery(100_000, null, null)).Value;
        foreach (var summary in page.Schedules)
        {
            text.Append(summary).Append('\n');
            var loaded = store.Schedules.Load(summary.Id);
            loaded.Problem.Should().BeNull($"it is in the list ({because})");
            var schedule = loaded.Value;
            ScheduleSummary.Of(schedule).Should().Be(summary, $"a list and a schedule say the same ({because})");
            text.Append(Encoding.UTF8.GetString(store.Schedules.LoadDocument(summary.Id).Value.Span));
            foreach (var revision in store.Schedules.Revisions(summary.Id, 100).Value.Revisions)
            {
                text.Append(revision).Append('\n');
                text.Append(Encoding.UTF8.GetString(store.Schedules.LoadRevisionDocument(summary.Id, revision.Revision).Value.Span));
            }
        }

        text.AppendJoin('\n', page.Warnings).Append('\n');
        text.Append(store.Maintenance.Count().Value).Append('\n');
        var timelines = store.Timelines.Load().Value;
        text.Append(timelines.Revision).Append('\n');
        foreach (var timeline in timelines.Channels.Values)
        {
            text.Append(timeline.Channel).Append(':').AppendJoin(',', timeline.Publications).Append('\n');
            text.AppendJoin(',', store.Timelines.LoadHistory(timeline.Channel).Value.Plays).Append('\n');
        }

        text.AppendJoin(',', store.Timelines.LoadHistory(ChannelTimeline.DefaultChannel).Value.Plays).Append('\n');
        foreach (var playlist in store.Playlists.List().Value)
        {
            text.Append(playlist).Append(' ').AppendJoin(',', store.Playlists.Load(playlist.Id).Value.Items).Append('\n');
        }

        text.AppendJoin(',', store.Keys.List().Value.Select(key => $"{key.Id} {key.Name} {key.Role} {key.Created} {key.Expires} {key.Revoked} {Convert.ToHexString(key.Salt.AsSpan())} {Convert.ToHexString(key.Hash.AsSpan())}")).Append('\n');
        var channels = store.Channels.Load().Value;
        text.Append(channels.Saved).AppendJoin(',', channels.GuideUrls).Append('\n');
        foreach (var channel in channels.Channels)
        {
            text.Append($"{channel.Id} {channel.Name} {channel.Url} {channel.Number} {channel.Schedule} {string.Join('+', channel.BackupUrls)} {channel.Updated}\n");
        }

        var report = store.Channels.LoadLinkReport().Value;
        text.Append(report.LastRun).AppendJoin(',', report.Links.OrderBy(link => link.Key, StringComparer.Ordinal)).Append('\n');
        text.Append(store.Settings.Load().Value.TunerCount).Append('\n');
        text.Append(Encoding.UTF8.GetString(store.Replies.Find(StoreChange.Kept.Key, StoreChange.Kept.Fingerprint).Value.Span)).Append('\n');
        text.AppendJoin('\n', store.Notices);
        return text.ToString();
    }

    /// <summary>The audit log and the exports, which no reader of the store shows.</summary>
    public static string Files(IDisk disk, StorePaths paths) =>
        (disk.Exists(paths.Audit) ? Encoding.UTF8.GetString(disk.ReadAll(paths.Audit)) : "")
        + string.Join('\n', disk.Names(paths.Exports).Order(StringComparer.Ordinal));

    /// <summary>What a finished change leaves behind: nothing.</summary>
    public static void ShouldBeTidy(IDisk disk, StorePaths paths, string because)
    {
        disk.Exists(paths.Commit).Should().BeFalse(because);
        disk.Names(paths.InFlight).Should().BeEmpty(because);
        StoreTree.Folders(disk, paths).SelectMany(disk.Names).Where(name => name.EndsWith(".tmp", StringComparison.Ordinal)).Should().BeEmpty(because);
    }
}
