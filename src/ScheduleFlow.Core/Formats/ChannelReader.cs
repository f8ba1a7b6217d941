using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Formats.Descriptors;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Formats;

/// <summary>Bytes → a list of channels, in M3U or JSON, packed with gzip or not. HLS manifests are refused by name.</summary>
internal static class ChannelReader
{
    public static readonly ImmutableArray<string> FormatsRead = [FormatNames.Auto, FormatNames.M3uChannels, FormatNames.Json];

    /// <summary>Problems: <c>parse_error</c> with the place, <c>validation</c> if it is not a list of channels, <c>too_large</c>.</summary>
    public static Outcome<ChannelDocument> Read(Stream input, string format)
    {
        format = format.ToLowerInvariant() is FormatNames.M3u ? FormatNames.M3uChannels : format.ToLowerInvariant();
        if (!FormatsRead.Contains(format))
        {
            return new Problem(ErrorType.Validation, $"“{format}” is not a format of channel lists.")
            {
                Hint = $"Formats: {string.Join(", ", FormatsRead)}.",
            };
        }

        try
        {
            return ReadKnown(input, format);
        }
        catch (UnreadableException exception)
        {
            return exception.Problem;
        }
    }

    private static Outcome<ChannelDocument> ReadKnown(Stream input, string format)
    {
        var peeked = new PeekedStream(input);
        if (PackedInput.IsPacked(peeked.Head))
        {
            peeked = new PeekedStream(new PackedInput(peeked));
        }

        var sniffed = FormatSniffer.Sniff(peeked.Head);
        return sniffed.Kind switch
        {
            DocumentKind.Json when format != FormatNames.M3uChannels => JsonChannelReader.Read(peeked),
            DocumentKind.M3u when format != FormatNames.Json => ReadM3u(peeked),
            DocumentKind.Text when format == FormatNames.M3uChannels => ReadM3u(peeked),
            DocumentKind.Hls => ReadProblems.NotASchedule(
                $"This is {sniffed.Name}: the manifest of one stream, not a list of channels.",
                "To have it as a channel, add its address: scheduleflow add-channel --name NAME --url URL."),
            DocumentKind.Text => ReadProblems.NotASchedule(
                "This is plain text, not a list of channels.",
                "Lists of channels are M3U or JSON; a list of URLs alone is read as --format m3u-channels."),
            DocumentKind.Xmltv => ReadProblems.NotASchedule(
                "This is XMLTV: a TV guide, not a list of channels.",
                "Import it as a schedule (import-schedule), and assign that to channels."),
            _ => sniffed.Refusal("a list of channels"),
        };
    }

    private static Outcome<ChannelDocument> ReadM3u(PeekedStream input)
    {
        var encoding = TextEncoding.Detect(input.Head);
        var builder = new ChannelBuilder();
        try
        {
            new M3uChannelReading(new LineReader(encoding.OpenUtf8(input), "M3U"), builder).Run();
        }
        catch (DecoderFallbackException)
        {
            return ReadProblems.NotDecodable("M3U", encoding.Name);
        }

        return builder.End(FormatNames.M3uChannels);
    }
}
