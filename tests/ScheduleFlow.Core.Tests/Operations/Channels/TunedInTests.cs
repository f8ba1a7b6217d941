using System.Text;
using System.Xml.Linq;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Operations.Channels;

/// <summary>What viewers and their apps are told: what is on, the guide, the list, the tuner.</summary>
public sealed class TunedInTests : ChannelOperations
{
    public TunedInTests()
    {
        var guide = Samples.Schedule(2) with { Events = [Events.At(0, 100, "X 1") with { Channel = "x" }, Events.At(0, 60, "Y 1") with { Channel = "y" }, Events.At(90, 120, "Y 2") with { Channel = "y" }] };
        Store().Schedules.Add([Samples.Schedule(1) with { Events = [Events.At(10, 20, "First"), Events.At(20, 30, "Second"), Events.At(40, 50, "Third")] }, guide]).Problem.Should().BeNull();
        Add($$"""{"name":"Plain","url":"http://a","tvg_id":"plain.example","number":"3","logo":"http://l?a=1&b=2","schedule_id":"{{Samples.Id(1)}}"}""");
        Add($$"""{"name":"Of a guide","url":"http://b|User-Agent=x","schedule_id":"{{Samples.Id(2)}}","schedule_channel":"y"}""");
        Add("""{"name":"Without a schedule","url":"http://c"}""");
    }

    [Theory]
    [InlineData(9, null, null, "First", 1L)]
    [InlineData(10, "First", 10L, "Second", 10L)]
    [InlineData(19, "First", 1L, "Second", 1L)]
    [InlineData(20, "Second", 10L, "Third", 20L)]
    [InlineData(35, null, null, "Third", 5L)]
    [InlineData(50, null, null, null, null)]
    public void What_is_on_is_said_to_the_second(long at, string? on, long? remaining, string? next, long? startsIn)
    {
        var row = Replies.Json(Now.Run(new NowRequest { Channel = "plain.example" }, At(at))).GetProperty("channels")[0];

        row.GetProperty("number").GetString().Should().Be("3");
        (row.GetProperty("now").ValueKind == System.Text.Json.JsonValueKind.Null ? null : row.GetProperty("now").GetProperty("title").GetString()).Should().Be(on);
        if (on is not null)
        {
            row.GetProperty("now").GetProperty("remaining_seconds").GetInt64().Should().Be(remaining);
            row.GetProperty("now").GetProperty("elapsed_seconds").GetInt64().Should().Be(10 - remaining);
        }

        (row.GetProperty("next").ValueKind == System.Text.Json.JsonValueKind.Null ? null : row.GetProperty("next").GetProperty("title").GetString()).Should().Be(next);
        if (next is not null)
        {
            row.GetProperty("next").GetProperty("starts_in_seconds").GetInt64().Should().Be(startsIn);
        }
    }

    [Fact]
    public void All_channels_with_a_schedule_are_told_of_and_one_whose_file_is_lost_is_named()
    {
        var all = Replies.Json(Now.Run(new NowRequest(), At(15)));
        all.GetProperty("channels").EnumerateArray().Select(row => row.GetProperty("now").GetProperty("title").GetString()).Should().Equal("First", "Y 1");

        File.Delete(new StorePaths(Folder["data"]).Schedule(Samples.Id(2)));
        var fewer = Replies.Json(Now.Run(new NowRequest(), At(15)));
        fewer.GetProperty("count").GetInt32().Should().Be(1);
        fewer.GetProperty("warnings")[0].GetString().Should().Contain("Of a guide").And.Contain(Samples.Id(2).ToString());

        Now.Run(new NowRequest { Channel = "nope" }, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
        Now.Run(new NowRequest { Channel = Core.Channels.ChannelId.Of(null, "Without a schedule", "http://c") }, At()).Problem!.Hint.Should().Contain("publish-schedule");
    }

    [Fact]
    public void A_channel_whose_schedule_was_deleted_has_none()
    {
        Store().Schedules.Delete(Samples.Id(2)).Problem.Should().BeNull();

        var all = Replies.Json(Now.Run(new NowRequest(), At(15)));

        all.GetProperty("channels").EnumerateArray().Select(row => row.GetProperty("name").GetString()).Should().Equal("Plain");
        all.TryGetProperty("warnings", out _).Should().BeFalse();
    }

    [Fact]
    public void The_guide_says_what_the_schedules_say_under_the_ids_of_the_list()
    {
        var guide = XDocument.Parse(Guide(new ExportGuideRequest())).Root!;
        var list = Encoding.UTF8.GetString(Replies.Document(
            At(), context => ExportChannels.Run(new ExportChannelsRequest { Format = "m3u", GuideUrl = "http://host/iptv/xmltv.xml" }, context)));

        var ids = guide.Elements("channel").Select(channel => channel.Attribute("id")!.Value).ToList();
        ids.Should().HaveCount(2);
        ids.Should().OnlyContain(id => list.Contains($"tvg-id=\"{id}\"", StringComparison.Ordinal));
        list.Should().StartWith("#EXTM3U url-tvg=\"http://host/iptv/xmltv.xml\"").And.NotContain("SCHEDULEFLOW");
        guide.Element("channel")!.Elements("display-name").Select(name => name.Value).Should().Equal("Plain", "3");
        guide.Element("channel")!.Element("icon")!.Attribute("src")!.Value.Should().Be("http://l?a=1&b=2");
        guide.Elements("programme").Select(programme => (programme.Attribute("channel")!.Value, programme.Element("title")!.Value, Time(programme, "start"), Time(programme, "stop"))).Should().BeEquivalentTo(
            [(ids[0], "First", At(10).Now, At(20).Now), (ids[0], "Second", At(20).Now, At(30).Now), (ids[0], "Third", At(40).Now, At(50).Now), (ids[1], "Y 1", At(0).Now, At(60).Now), (ids[1], "Y 2", At(90).Now, At(120).Now)]);

        static Instant Time(XElement programme, string name) => InstantText.Parse(programme.Attribute(name)!.Value).Value;
    }

    [Fact]
    public void A_part_of_the_guide_holds_what_is_on_in_it()
    {
        var guide = XDocument.Parse(Guide(new ExportGuideRequest { From = At(25).Now.ToString(), To = At(40).Now.ToString() })).Root!;

        guide.Elements("programme").Select(programme => programme.Element("title")!.Value).Should().BeEquivalentTo("Second", "Y 1");
        ExportGuide.Run(new ExportGuideRequest { From = "soon" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public void A_guide_of_one_channel_has_its_id_of_the_whole_guide_and_one_outside_the_list_is_in_its_own()
    {
        var whole = XDocument.Parse(Guide(new ExportGuideRequest())).Root!.Elements("channel").Select(channel => channel.Attribute("id")!.Value);
        Store().AddFilled(Samples.Calendar(3, ("http://v", 5))).Problem.Should().BeNull();

        var one = XDocument.Parse(Guide(new ExportGuideRequest { Channel = "Of a guide" })).Root!;
        var own = XDocument.Parse(Guide(new ExportGuideRequest { Channel = "default" })).Root!;

        one.Elements("channel").Should().ContainSingle().Which.Attribute("id")!.Value.Should().Be(whole.Last());
        one.Elements("programme").Should().HaveCount(2);
        own.Elements("channel").Should().ContainSingle().Which.Attribute("id")!.Value.Should().Be("default.channel");
        own.Elements("programme").Should().ContainSingle().Which.Attribute("channel")!.Value.Should().Be("default.channel");
        XDocument.Parse(Guide(new ExportGuideRequest())).Root!.Elements("channel").Should().HaveCount(2, "it is not in the list");
        ExportGuide.Run(new ExportGuideRequest { Channel = "nowhere" }, At()).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Fact]
    public void A_packed_guide_is_the_same_guide()
    {
        var packed = Replies.Document(At(), context => ExportGuide.Run(new ExportGuideRequest { IsPacked = true }, context));
        using var plain = new StreamReader(new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress));

        plain.ReadToEnd().Should().Be(Guide(new ExportGuideRequest()));
    }

    [Fact]
    public void The_tuner_names_every_channel_with_a_number_and_an_id_that_clients_accept()
    {
        var discover = System.Text.Json.JsonDocument.Parse(Written(TunerDocuments.Discover)).RootElement;
        var lineup = System.Text.Json.JsonDocument.Parse(Written(TunerDocuments.Lineup)).RootElement;

        discover.GetProperty("LineupURL").GetString().Should().Be("http://tv.example:5000/lineup.json");
        discover.GetProperty("TunerCount").GetInt32().Should().Be(4);
        IsValid(Convert.ToUInt32(discover.GetProperty("DeviceID").GetString(), 16)).Should().BeTrue();
        lineup.EnumerateArray().Select(row => (row.GetProperty("GuideNumber").GetString(), row.GetProperty("GuideName").GetString(), row.GetProperty("URL").GetString()))
            .Should().Equal(("3", "Plain", "http://a"), ("1", "Of a guide", "http://b"), ("2", "Without a schedule", "http://c"));
        var device = XDocument.Parse(Written(TunerDocuments.Device)).Root!;
        device.Descendants().Single(element => element.Name.LocalName == "UDN").Value.Should().Be($"uuid:{discover.GetProperty("DeviceID").GetString()}");
        Written(TunerDocuments.LineupStatus).Should().Contain("\"ScanInProgress\":0");
        Tuner.Run(new TunerRequest { Document = "tuner.json", BaseUrl = "http://a" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);
        Tuner.Run(new TunerRequest { Document = TunerDocuments.Lineup, BaseUrl = "ftp://a" }, At()).Problem!.Type.Should().Be(ErrorType.Validation);

        string Written(string name) => Encoding.UTF8.GetString(Replies.Document(
            At(), context => Tuner.Run(new TunerRequest { Document = name, BaseUrl = "http://tv.example:5000/" }, context)));
    }

    private string Guide(ExportGuideRequest request) => Encoding.UTF8.GetString(Replies.Document(At(), context => ExportGuide.Run(request, context)));

    // libhdhomerun, hdhomerun_discover_validate_device_id.
    private static bool IsValid(uint id)
    {
        byte[] lookup = [0xA, 0x5, 0xF, 0x6, 0x7, 0xC, 0x1, 0xB, 0x9, 0x2, 0x8, 0xD, 0x4, 0x3, 0xE, 0x0];
        return (lookup[(id >> 28) & 0xF] ^ ((id >> 24) & 0xF) ^ lookup[(id >> 20) & 0xF] ^ ((id >> 16) & 0xF) ^ lookup[(id >> 12) & 0xF] ^ ((id >> 8) & 0xF) ^ lookup[(id >> 4) & 0xF] ^ (id & 0xF)) == 0;
    }
}
