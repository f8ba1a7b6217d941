using System.Text;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Channels;

/// <summary>
/// A list of channels for players and TV apps. The format has no escapes: characters that would change a line are
/// replaced, and our own comment above the entry holds the exact name and URL.
/// </summary>
internal static class M3uChannelWriter
{
    /// <param name="output">Receives the list.</param>
    /// <param name="channels">In the order of the list.</param>
    /// <param name="guideUrls">The URLs of the TV guide.</param>
    /// <param name="own">Whether to write what players do not know (backup URLs, schedules), in comments.</param>
    public static void Write(Stream output, IEnumerable<Channel> channels, IReadOnlyList<string> guideUrls, bool own)
    {
        var lines = new M3uOutput(output);
        var guide = ValueOf(string.Join(',', guideUrls));
        lines.Line(guide.Length == 0 ? M3uTags.Header : $"{M3uTags.Header} url-tvg=\"{guide}\" x-tvg-url=\"{guide}\"");
        foreach (var channel in channels)
        {
            if (own && M3uChannelDirective.LineOf(channel) is { } line)
            {
                lines.Line(line);
            }

            lines.Line(Entry(channel));
            foreach (var directive in channel.Directives)
            {
                lines.Line(M3uText.Title(directive));
            }

            lines.Line(M3uText.Uri(channel.Url));
        }

        lines.Flush();
    }

    /// <summary>
    /// A name as an entry can hold it: on one line, and without quotation marks, which end an attribute for some players.
    /// </summary>
    public static string NameOf(string name)
    {
        var text = M3uText.Title(name).Replace('"', '\'');
        return text.StartsWith("#EXT", StringComparison.OrdinalIgnoreCase) ? "_" + text : text;
    }

    /// <summary>A value as an attribute can hold it.</summary>
    public static string ValueOf(string value) => M3uText.Title(value).Replace('"', '\'');

    private static string Entry(Channel channel)
    {
        var text = new StringBuilder("#EXTINF:-1");
        Attribute("tvg-id", channel.TvgId);

        // Always written: after a closing quotation mark, every player reads even a name with commas as a whole.
        Attribute("tvg-name", channel.TvgName ?? NameOf(channel.Name));
        Attribute("tvg-chno", channel.Number);
        Attribute("tvg-logo", channel.Logo);
        Attribute("group-title", channel.Group);
        foreach (var (name, value) in channel.Tags)
        {
            Attribute(name, value);
        }

        return text.Append(',').Append(NameOf(channel.Name)).ToString();

        void Attribute(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(' ').Append(name).Append("=\"").Append(ValueOf(value)).Append('"');
            }
        }
    }

}
