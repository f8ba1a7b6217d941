using System.Buffers;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Fuzzing;

/// <summary>What must hold of every list of channels that is read.</summary>
internal static class ChannelFuzz
{
    public static void Check(byte[] document)
    {
        if (!ChannelReader.Read(new MemoryStream(document), FormatNames.Auto).TryGet(out var list, out _))
        {
            return;
        }

        // Read twice, nothing changes; and ids are ids.
        var channels = Merge(ChannelList.Empty, list);
        channels.Channels.Select(channel => channel.Id).Should().OnlyHaveUniqueItems();
        channels.Channels.Should().OnlyContain(channel => ChannelId.IsWellFormed(channel.Id) && channel.Name.Length > 0 && channel.Url.Length > 0);
        Merge(new ChannelList { Channels = channels.Channels }, list).Changes.Should().BeEmpty();

        // What is written is read as the same channels, by id and place.
        foreach (var written in (byte[][])[M3u(channels), Json(channels)])
        {
            var again = Merge(ChannelList.Empty, ChannelReader.Read(new MemoryStream(written), FormatNames.Auto).Value);
            again.Channels.Select(channel => (channel.Id, channel.Name, channel.Url)).Should().Equal(channels.Channels.Select(channel => (channel.Id, channel.Name, channel.Url)));
        }
    }

    private static MergedChannels Merge(ChannelList current, ChannelDocument list) => new ChannelMerge(current, "list", Events.Origin).With(list.Entries, removes: false);

    private static byte[] M3u(MergedChannels channels)
    {
        using var output = new MemoryStream();
        M3uChannelWriter.Write(output, channels.Channels, [], own: true);
        return output.ToArray();
    }

    private static byte[] Json(MergedChannels channels)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartArray();
            foreach (var channel in channels.Channels)
            {
                json.WriteStartObject();
                ChannelJson.WriteFields(json, channel);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return output.WrittenSpan.ToArray();
    }
}
