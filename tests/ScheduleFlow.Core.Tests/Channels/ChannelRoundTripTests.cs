using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Channels;

/// <summary>What is written is read again as the same channels, whatever their texts are.</summary>
public sealed class ChannelRoundTripTests
{
    private static readonly string[] Texts =
    [
        "Plain", "With, comma", "“Quoted” \"twice\"", "it's", "#EXTINF:-1,Trap", "tab\tin it", "Ünïcödé 台", "a=b c=\"d\"", "🛰 emoji", "trailing,", ",leading", "x|y", "<<<<<<< HEAD", "half \ud83d",
    ];

    private static readonly string[] Urls =
    [
        "https://a.example/live.m3u8", "udp://@239.1.1.1:5000", "/srv/media/a b.ts", "C:\\media\\a.ts", "#hash-first", "http://a.example/?q=\"x\"&y=1", "rtsp://u:p@h/1|User-Agent=a b",
    ];

    [Fact]
    public void A_list_in_M3U_is_read_as_the_same_channels() => RoundTrip(
        channels =>
        {
            using var output = new MemoryStream();
            M3uChannelWriter.Write(output, channels, ["https://guide.example/a.xml"], own: true);
            return output.ToArray();
        });

    [Fact]
    public void The_file_of_the_store_is_read_as_the_same_channels_whose_schedules_are_on_their_timelines()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var list = new ChannelList { Saved = Events.Origin, GuideUrls = ["https://a.example/g.xml"], Channels = Random(seed) };
            using var output = new MemoryStream();
            ChannelListDocument.Write(output, list);

            var read = ChannelListDocument.Read(output.ToArray());

            read.Saved.Should().Be(list.Saved);
            read.GuideUrls.Should().Equal(list.GuideUrls);
            read.Channels.Select(Told).Should().Equal(list.Channels.Select(channel => Utf8(Told(channel with { Schedule = null, ScheduleChannel = null }))), $"seed {seed}");
        }
    }

    private static void RoundTrip(Func<ImmutableArray<Channel>, byte[]> write)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            // By its URL a line is found again, so each URL is there once, and ids are those of the list.
            var channels = Random(seed).DistinctBy(channel => channel.Url).DistinctBy(channel => channel.Id).ToImmutableArray();
            var bytes = write(channels);

            var read = ChannelReader.Read(new MemoryStream(bytes), "m3u-channels");

            (read.Problem?.Message).Should().BeNull($"seed {seed}");
            var merged = new ChannelMerge(ChannelList.Empty, "list", Events.Origin).With(read.Value.Entries, removes: false);
            merged.Channels.Select(Held).Should().Equal(channels.Select(Held), $"seed {seed}\n{Encoding.UTF8.GetString(bytes)}");
        }
    }

    // Attributes have no escapes: what cannot stand in one is replaced, once and for all.
    private static string Held(Channel channel)
    {
        static string? Attribute(string? value) => value is null ? null : M3uChannelWriter.NameOf(value).TrimStart('_') is { Length: > 0 } held ? held : null;
        return string.Join(
            " · ",
            channel.Id,
            Utf8(channel.Name),
            channel.Url,
            channel.Number,
            Attribute(channel.Group),
            channel.TvgId,
            channel.Logo,
            string.Join('+', channel.BackupUrls),
            string.Join('+', channel.Tags.Select(tag => $"{tag.Key}={Attribute(tag.Value)}")),
            string.Join('+', channel.Directives),
            channel.Schedule,
            channel.ScheduleChannel);
    }

    // Half a surrogate pair becomes the replacement character.
    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Told(Channel channel) => string.Join(
        " · ", channel.Id, channel.Name, channel.Url, channel.Number, channel.Group, channel.TvgId, channel.TvgName, channel.Logo, string.Join('+', channel.BackupUrls), string.Join('+', channel.Tags),
        string.Join('+', channel.Directives), channel.Schedule, channel.ScheduleChannel, channel.Source, channel.Listed, channel.Added, channel.Updated);

    private static ImmutableArray<Channel> Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => One(random))];
    }

    private static Channel One(Random random)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        var name = Text();
        var url = Urls[random.Next(Urls.Length)];
        var tvgId = random.Next(2) == 0 ? $"c{random.Next(100)}.example" : null;
        var schedule = random.Next(3) == 0 ? Samples.Id(random.Next(1, 9)) : (Core.Schedules.ScheduleId?)null;
        return new Channel
        {
            Id = random.Next(3) == 0 ? $"own-{random.Next(1000)}" : ChannelId.Of(tvgId, name.Trim(), url),
            Name = name.Trim(),
            Url = url,
            Number = random.Next(2) == 0 ? $"{random.Next(1, 99)}" : null,
            Group = random.Next(2) == 0 ? Texts[random.Next(4)] : null,
            TvgId = tvgId,
            Logo = random.Next(2) == 0 ? "https://a.example/l.png" : null,
            BackupUrls = random.Next(3) == 0 ? ["https://b.example/1", "https://b.example/2"] : [],
            Tags = random.Next(2) == 0 ? ImmutableSortedDictionary<string, string>.Empty.Add("catchup", "shift").Add("radio", Texts[random.Next(4)]) : ImmutableSortedDictionary<string, string>.Empty,
            Directives = random.Next(3) == 0 ? ["#EXTVLCOPT:network-caching=1000"] : [],
            Schedule = schedule,
            ScheduleChannel = schedule is not null && random.Next(2) == 0 ? "lane \"1\"" : null,
            Added = Events.Origin,
            Updated = Events.Origin,
        };
    }
}
