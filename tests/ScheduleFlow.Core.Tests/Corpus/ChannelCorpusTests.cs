using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Corpus;

public sealed class ChannelCorpusTests
{
    // Where we differ from the table, and why (as for media lists, M3uCorpusTests).
    private static readonly Dictionary<string, (int Channels, string Why)> Deviations = new()
    {
        ["m3u/liberty-express/example_m3u_playlists.m3u"] = (13, "whole videos under an HLS header by mistake"),
        ["m3u/liberty-express/70 Odd Couple.m3u"] = (230, "three conflict markers of git are no channels"),
        ["m3u/liberty-express/Howard Hawks.m3u8"] = (130, "three conflict markers of git are no channels"),
        ["m3u/liberty-express/us_klowdtv.m3u"] = (114, "three conflict markers of git are no channels"),
    };

    [Fact(Timeout = 120_000)]
    public Task Every_list_is_read_with_all_its_channels_and_imported_twice_changes_nothing() => Task.Run(
        () =>
        {
            var rows = CorpusFiles.Rows("ORACLE-m3u.tsv").ToList();
            rows.Should().HaveCountGreaterThan(140);
            var lists = 0;
            foreach (var row in rows)
            {
                var path = row["path"];
                var read = ChannelReader.Read(new MemoryStream(CorpusFiles.Read(path)), FormatNames.M3uChannels);
                var deviates = Deviations.TryGetValue(path, out var deviation);
                if (row["hls"] != "no" && !deviates)
                {
                    read.Problem!.Message.Should().Contain($"HLS {row["hls"]} playlist", path);
                    continue;
                }

                var expected = deviates ? deviation.Channels : row.Number("uri");
                if (expected == 0)
                {
                    read.Problem.Should().NotBeNull(path);
                    continue;
                }

                (read.Problem?.Message).Should().BeNull(path);
                var list = read.Value;
                list.Entries.Should().HaveCount(expected, path);
                list.Entries.Should().NotContain(entry => string.IsNullOrWhiteSpace(entry.Name) || string.IsNullOrWhiteSpace(entry.Url), path);

                var first = new ChannelMerge(ChannelList.Empty, "list", Events.Origin).With(list.Entries, removes: false);
                first.Channels.Select(channel => channel.Id).Should().OnlyHaveUniqueItems(path).And.OnlyContain(id => ChannelId.IsWellFormed(id), path);
                (first.Channels.Length + first.Repeated).Should().Be(expected, path);
                var again = new ChannelMerge(new ChannelList { Channels = first.Channels }, "list", Events.Origin).With(list.Entries, removes: true);
                again.Changes.Should().BeEmpty(path);
                again.Unchanged.Should().Be(first.Channels.Length, path);
                lists++;
            }

            lists.Should().BeGreaterThan(40);
        },
        TestContext.Current.CancellationToken);
}
