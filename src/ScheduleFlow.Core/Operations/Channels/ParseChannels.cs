using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>Reads a list of channels and says what is in it; nothing is stored.</summary>
internal static class ParseChannels
{
    public static Outcome<ParseM3uReply> Run(ParseM3uRequest request, OperationContext context)
    {
        var input = context.Input(request.File);
        if (!input.Read(stream => ChannelReader.Read(stream, request.Format)).TryGet(out var document, out var problem))
        {
            return problem;
        }

        // The channels get the ids that they would have in an empty store.
        var merged = new ChannelMerge(ChannelList.Empty, input.Name ?? "list", context.Now).With(document.Entries, removes: false);
        return new ParseM3uReply
        {
            ChannelsLoaded = merged.Channels.Length,
            Format = document.Format,
            Repeated = merged.Repeated,
            GuideUrls = document.GuideUrls,
            Channels = merged.Channels.ToRows(ChannelRows.Of),
            Warnings = document.Warnings.IsEmpty ? null : document.Warnings,
        };
    }
}
