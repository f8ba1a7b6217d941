using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text.M3u;

namespace ScheduleFlow.Core.Playlists;

/// <summary>A plain M3U media list; characters that a line cannot hold are replaced or percent-encoded (<see cref="M3uText"/>).</summary>
internal sealed class M3uPlaylistWriter : IPlaylistWriter
{
    public string Format => FormatNames.M3u;

    public (string MediaType, string Extension) MediaType => FormatNames.MediaTypeOf(FormatNames.M3u)!.Value;

    public void Write(Stream output, string name, IEnumerable<MediaItem> items)
    {
        var lines = new M3uOutput(output);
        lines.Line(M3uTags.Header);
        lines.Line(M3uTags.Playlist + M3uText.Title(name));
        foreach (var item in items)
        {
            var seconds = item.Duration is { } duration ? (decimal)duration.Ticks / TimeSpan.TicksPerSecond : -1m;
            lines.Line(string.Create(CultureInfo.InvariantCulture, $"{M3uTags.Entry}{seconds:0.#######},{M3uText.Title(item.Label)}"));
            lines.Line(M3uText.Uri(item.Url));
        }

        lines.Flush();
    }
}
