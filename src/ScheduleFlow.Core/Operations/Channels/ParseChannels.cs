using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Text.Json;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Reads a list of channels and says what is in it; nothing is stored.</summary>
internal static class ParseChannels
{
    public static Outcome<Reply> Run(InputSource input, string? format, OperationContext context)
    {
        if (!input.Read(stream => ChannelReader.Read(stream, format ?? FormatNames.Auto)).TryGet(out var document, out var problem))
        {
            return problem;
        }

        // With the ids that they would have in an empty store.
        var merged = new ChannelMerge(ChannelList.Empty, input.Name ?? "list", context.Now).With(document.Entries, removes: false);
        return new Reply(document, merged);
    }

    internal sealed record Reply(ChannelDocument Document, MergedChannels Merged) : IReply
    {
        public void WriteFields(Utf8JsonWriter json)
        {
            json.WriteNumber("channels_loaded"u8, Merged.Channels.Length);
            json.WriteString("format"u8, Document.Format);
            json.WriteNumber("repeated"u8, Merged.Repeated);
            JsonTexts.Write(json, "guide_urls"u8, Document.GuideUrls);
            json.WriteStartArray("channels"u8);
            foreach (var channel in Merged.Channels)
            {
                json.WriteStartObject();
                ChannelJson.WriteFields(json, channel);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WarningList.Write(json, Document.Warnings);
        }
    }
}
