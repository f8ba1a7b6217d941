using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Channels;

public sealed class GuideIdsTests
{
    [Fact]
    public void Ids_that_XMLTV_accepts_stay_and_the_others_become_like_them_each_once()
    {
        var list = List(("x", null), ("y", "bbc1.bbc.co.uk"), ("z", "bbc1.bbc.co.uk"), ("v", "ARD HD"), ("w", "ARD-HD.channel"));
        var ids = new GuideIds(list);

        var made = list.Channels.Select(ids.Of).ToList();

        made.Should().Equal("x.channel", "bbc1.bbc.co.uk", "bbc1.bbc.co.uk-2", "ARD-HD.channel-2", "ARD-HD.channel");
        made.Should().OnlyContain(id => XmltvChannelId.IsValid(id));
    }

    [Fact]
    public void Every_channel_has_a_number_of_its_own()
    {
        var list = new ChannelList { Channels = [One("a") with { Number = "2" }, One("b"), One("c") with { Number = "2" }, One("d") with { Number = "1" }, One("e")] };
        var numbers = new GuideNumbers(list);

        list.Channels.Select(numbers.Of).Should().Equal("2", "3", "4", "1", "5");
    }

    private static ChannelList List(params (string Id, string? TvgId)[] channels) => new() { Channels = [.. channels.Select(channel => One(channel.Id) with { TvgId = channel.TvgId })] };

    private static Channel One(string id) => new() { Id = id, Name = id, Url = $"http://{id}", Added = Events.Origin, Updated = Events.Origin };
}
