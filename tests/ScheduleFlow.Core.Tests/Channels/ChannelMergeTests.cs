using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Channels;

public sealed class ChannelMergeTests
{
    private const string A = "#EXTINF:-1 tvg-id=\"a.example\" group-title=\"G\",A\nhttp://host/a\n";
    private const string B = "#EXTINF:-1 tvg-id=\"b.example\",B\nhttp://host/b\n";

    [Fact]
    public void New_changed_and_vanished_channels_are_told_apart()
    {
        var before = Import(ChannelList.Empty, A + B);

        var after = Merge(before, "#EXTINF:-1 tvg-id=\"a.example\" group-title=\"G\",A\nhttp://host/moved\n#EXTINF:-1 tvg-id=\"c.example\",C\nhttp://host/c\n");

        after.Changes.Select(change => (change.Kind, change.Channel.Id)).Should().Equal(
            (ChannelChangeKind.Changed, "a.example"), (ChannelChangeKind.Vanished, "b.example"), (ChannelChangeKind.Added, "c.example"));
        after.Channels.Select(channel => (channel.Id, channel.Url)).Should().Equal(("a.example", "http://host/moved"), ("b.example", "http://host/b"), ("c.example", "http://host/c"));
    }

    [Fact]
    public void A_list_that_replaces_takes_what_vanished_but_nothing_of_other_lists()
    {
        var before = Import(Import(ChannelList.Empty, A + B), "#EXTINF:-1 tvg-id=\"x.example\",X\nhttp://other/x\n", "other");

        var after = Merge(before, B, removes: true);

        after.Channels.Select(channel => channel.Id).Should().Equal("b.example", "x.example");
        after.Count(ChannelChangeKind.Removed).Should().Be(1);
    }

    [Fact]
    public void What_a_user_changed_stays_as_long_as_the_list_says_the_same()
    {
        var before = Import(ChannelList.Empty, A + B);
        var edited = before with { Channels = before.Channels.SetItem(0, before.Channels[0] with { Name = "Mine", Number = "7", Schedule = Samples.Id(1), BackupUrls = ["http://backup/a"], Tags = before.Channels[0].Tags.Add("mine", "1") }) };

        Merge(edited, A + B).Changes.Should().BeEmpty();

        var changed = Merge(edited, A.Replace("host/a", "host/new", StringComparison.Ordinal) + B).Channels[0];
        changed.Url.Should().Be("http://host/new");
        changed.Name.Should().Be("A", "the list says so anew");
        changed.Number.Should().Be("7", "the list says nothing of it");
        changed.Schedule.Should().Be(Samples.Id(1));
        changed.BackupUrls.Should().Equal("http://backup/a");
        changed.Tags.Should().Contain("mine", "1");
    }

    [Fact]
    public void A_channel_without_a_guide_id_is_known_by_name_and_URL()
    {
        const string list = "#EXTINF:-1 group-title=\"One\",Lobby\nhttp://host/lobby\n";
        var before = Import(ChannelList.Empty, list);

        var regrouped = Merge(before, list.Replace("One", "Two", StringComparison.Ordinal));
        regrouped.Changes.Should().ContainSingle().Which.Kind.Should().Be(ChannelChangeKind.Changed);

        var moved = Merge(before, list.Replace("host", "other", StringComparison.Ordinal));
        moved.Changes.Select(change => change.Kind).Should().Equal(ChannelChangeKind.Vanished, ChannelChangeKind.Added);
    }

    [Fact]
    public void Channels_that_share_a_guide_id_stay_apart_whatever_their_order()
    {
        const string main = "#EXTINF:-1 tvg-id=\"n.example\",News\nhttp://main/n\n";
        const string backup = "#EXTINF:-1 tvg-id=\"n.example\",News\nhttp://backup/n\n";
        var before = Import(ChannelList.Empty, main + backup);
        before.Channels[0].Id.Should().Be("n.example");
        before.Channels[1].Id.Should().StartWith("ch-");

        Merge(before, backup + main).Changes.Should().BeEmpty();
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_one_channel()
    {
        var merged = Merge(ChannelList.Empty, A + A + B);

        merged.Channels.Should().HaveCount(2);
        merged.Repeated.Should().Be(1);
    }

    [Theory]
    [InlineData("bbc1.bbc.co.uk", "bbc1.bbc.co.uk")]
    [InlineData("export", null)]
    [InlineData("../../etc", null)]
    [InlineData("..", null)]
    [InlineData("ARD HD@de", null)]
    [InlineData("a/b", null)]
    public void Ids_are_plain_words(string tvgId, string? expected)
    {
        var id = ChannelId.Of(tvgId, "Name", "http://a");

        ChannelId.IsWellFormed(id).Should().BeTrue();
        id.Should().Be(expected ?? ChannelId.Of(tvgId, "Another name", "http://b"));
        (expected is null).Should().Be(id.StartsWith("ch-", StringComparison.Ordinal));
    }

    private static ChannelList Import(ChannelList list, string document, string source = "list") =>
        list with { Channels = new ChannelMerge(list, source, Events.Origin).With(Entries(document), removes: false).Channels };

    private static MergedChannels Merge(ChannelList list, string document, bool removes = false) => new ChannelMerge(list, "list", Events.Origin.PlusSeconds(60)).With(Entries(document), removes);

    private static ImmutableArray<ChannelEntry> Entries(string document) => ChannelReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("#EXTM3U\n" + document)), "auto").Value.Entries;
}
