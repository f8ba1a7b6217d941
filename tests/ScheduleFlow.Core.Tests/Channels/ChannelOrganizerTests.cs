using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Channels;

public sealed class ChannelOrganizerTests
{
    [Fact]
    public void Of_channels_with_one_URL_or_one_guide_id_and_name_the_first_is_kept_with_what_the_others_know()
    {
        var removed = new List<(Channel Removed, Channel Kept)>();
        var kept = ChannelOrganizer.WithoutDuplicates(
            [
                At("a", "http://1") with { TvgId = "n.example", Name = "News" },
                At("b", "http://2"),
                At("c", "http://3") with { TvgId = "N.EXAMPLE", Name = "news", Logo = "http://logo", Schedule = Samples.Id(1), BackupUrls = ["http://1", "http://4"] },
                At("d", "http://2") with { Group = "G" },
                At("e", "http://3"),
            ],
            removed);

        kept.Select(channel => channel.Id).Should().Equal("a", "b");
        kept[0].BackupUrls.Should().Equal("http://3", "http://4");
        kept[0].Logo.Should().Be("http://logo");
        kept[0].Schedule.Should().Be(Samples.Id(1));
        kept[1].Group.Should().Be("G");
        removed.Select(pair => (pair.Removed.Id, pair.Kept.Id)).Should().Equal(("c", "a"), ("d", "b"), ("e", "a"));
    }

    [Fact]
    public void Groups_get_the_spelling_that_most_channels_have()
    {
        var channels = ChannelOrganizer.WithNormalGroups(
            [At("a") with { Group = "news" }, At("b") with { Group = "News" }, At("c") with { Group = "News ;  Local   TV;news" }, At("d") with { Group = "Undefined" }, At("e") with { Group = " local tv " }, At("f")]);

        channels.Select(channel => channel.Group).Should().Equal("News", "News", "News;Local TV", null, "Local TV", null);
    }

    [Theory]
    [InlineData(ChannelOrders.Name, new[] { "n", "s2", "s10", "z" })]
    [InlineData(ChannelOrders.Number, new[] { "z", "s2", "s10", "n" })]
    public void Orders_are_those_of_people(string order, string[] expected)
    {
        ImmutableArray<Channel> channels =
        [
            At("s10") with { Name = "Sport 10", Number = "5.10" }, At("s2") with { Name = "sport 2", Number = "5.9" }, At("z") with { Name = "Zeta", Number = "2" }, At("n") with { Name = "Alpha" },
        ];

        var sorted = ChannelOrganizer.Sorted(channels, order).Select(channel => channel.Id);

        sorted.Should().Equal(expected);
    }

    [Fact]
    public void Numbers_go_up_from_the_first() =>
        ChannelOrganizer.Renumbered([At("a") with { Number = "100" }, At("b"), At("c") with { Number = "102" }], 100).Select(channel => channel.Number).Should().Equal("100", "101", "102");

    [Fact]
    public void Organizing_twice_changes_nothing_more()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            ImmutableArray<Channel> channels = [.. Enumerable.Range(0, random.Next(1, 12)).Select(i => At($"c{i}", $"http://{random.Next(8)}") with
            {
                Name = $"Name {random.Next(6)}",
                TvgId = random.Next(2) == 0 ? $"t{random.Next(4)}.example" : null,
                Group = random.Next(3) == 0 ? null : string.Join(';', Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(2) == 0 ? "News" : "news ")),
            })];
            var once = All(channels);
            var twice = All(once);

            twice.Select(channel => (channel.Id, channel.Number, channel.Group)).Should().Equal(once.Select(channel => (channel.Id, channel.Number, channel.Group)), $"round {round}");
        }

        static ImmutableArray<Channel> All(ImmutableArray<Channel> channels) =>
            ChannelOrganizer.Renumbered(ChannelOrganizer.Sorted(ChannelOrganizer.WithNormalGroups(ChannelOrganizer.WithoutDuplicates(channels, [])), ChannelOrders.Group), 1);
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("05", "5")]
    [InlineData("5.1", "5.1")]
    [InlineData("5-1", "5.1")]
    [InlineData("5.0", "5")]
    [InlineData("", null)]
    [InlineData("five", null)]
    [InlineData("1.2.3", null)]
    [InlineData("-1", null)]
    [InlineData("99999999999", null)]
    public void Numbers_are_read_as_viewers_write_them(string text, string? number) =>
        (ChannelNumber.TryParse(text, out var read) ? read.ToString() : null).Should().Be(number);

    private static Channel At(string id, string? url = null) => new() { Id = id, Name = id, Url = url ?? $"http://{id}", Added = Events.Origin, Updated = Events.Origin };
}
