using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;

namespace ScheduleFlow.Dashboard.Library;

/// <summary>
/// A list of media as text: an M3U, or a line for each item, <c>address | title | length</c>, of which only the address is
/// needed. Columns from a spreadsheet are divided by tabs.
/// </summary>
/// <param name="Items">The items, in their order.</param>
/// <param name="Name">The name that an M3U has for itself; null: none.</param>
/// <param name="Faults">Lines that cannot be used.</param>
public sealed record MediaList(ImmutableArray<PlaylistItem> Items, string? Name, ImmutableArray<MediaListFault> Faults)
{
    private const string Entry = "#EXTINF:";
    private const string Title = "#PLAYLIST:";

    public static MediaList Empty { get; } = new([], null, []);

    /// <summary>The running time of the items that have one, in seconds.</summary>
    public double Seconds { get; } = Items.Sum(item => item.Duration ?? 0);

    /// <summary>How many items have none.</summary>
    public int WithoutLength { get; } = Items.Count(item => item.Duration is null);

    /// <summary>How many items have the address of an earlier one.</summary>
    public int Repeats { get; } = Items.Length - Items.DistinctBy(item => item.Url, StringComparer.Ordinal).Count();

    public static MediaList Parse(string text)
    {
        var items = ImmutableArray.CreateBuilder<PlaylistItem>();
        var faults = ImmutableArray.CreateBuilder<MediaListFault>();
        var (number, name, label, seconds) = (0, (string?)null, (string?)null, (double?)null);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF').ToString();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == '#')
            {
                if (line.StartsWith(Entry, StringComparison.OrdinalIgnoreCase))
                {
                    (seconds, label) = EntryOf(line[Entry.Length..]);
                }
                else if (line.StartsWith(Title, StringComparison.OrdinalIgnoreCase))
                {
                    name = line[Title.Length..].Trim();
                }

                continue;
            }

            if (items.Count == Limits.MaxVideos)
            {
                faults.Add(new(number, "library.fault.toomany", Limits.MaxVideos.ToString(CultureInfo.InvariantCulture)));
                break;
            }

            var parts = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|', StringSplitOptions.TrimEntries);
            if (parts.Length > 2 && parts[^1].Length > 0)
            {
                seconds = MediaLength.Parse(parts[^1]);
                if (seconds is null)
                {
                    faults.Add(new(number, "library.fault.nolength", parts[^1]));
                }
            }

            if (parts[0].Length == 0)
            {
                faults.Add(new(number, "library.fault.nourl", line));
            }
            else
            {
                label = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : label;
                items.Add(new PlaylistItem { Url = parts[0], Label = label, Duration = seconds });
            }

            (label, seconds) = (null, null);
        }

        return new(items.ToImmutable(), name, faults.ToImmutable());
    }

    /// <summary>The lines that <see cref="Parse"/> reads.</summary>
    public static string Write(IEnumerable<PlaylistItemRow> items)
    {
        var text = new StringBuilder();
        foreach (var item in items)
        {
            text.Append(item.Url).Append(" | ").Append(item.Label.Replace('|', '/').ReplaceLineEndings(" "));
            if (item.Duration is { } seconds)
            {
                text.Append(" | ").Append(MediaLength.Write(seconds));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>An M3U of them.</summary>
    public static string WriteM3u(string name, IEnumerable<PlaylistItemRow> items)
    {
        var text = new StringBuilder("#EXTM3U\n").Append(Title).Append(name.ReplaceLineEndings(" ")).Append('\n');
        foreach (var item in items)
        {
            text.Append(Entry).Append((item.Duration ?? -1).ToString("0.###", CultureInfo.InvariantCulture)).Append(',')
                .Append(item.Label.ReplaceLineEndings(" ")).Append('\n').Append(item.Url).Append('\n');
        }

        return text.ToString();
    }

    // -1 tvg-id="x",Title: the length, attributes, and the title after the first comma outside of quotes.
    private static (double? Seconds, string? Label) EntryOf(string text)
    {
        var (quoted, comma) = (false, -1);
        for (var i = 0; i < text.Length && comma < 0; i++)
        {
            quoted ^= text[i] == '"';
            comma = text[i] == ',' && !quoted ? i : -1;
        }

        var head = comma < 0 ? text : text[..comma];
        var end = head.AsSpan().IndexOfAny(' ', '\t');
        var label = comma < 0 ? "" : text[(comma + 1)..].Trim();
        return (MediaLength.Parse(end < 0 ? head : head[..end]) is { } seconds and > 0 ? seconds : null, label.Length == 0 ? null : label);
    }
}

/// <summary>A line that cannot be used as it is.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Key">What is wrong: a key of the texts.</param>
/// <param name="Value">What is wrong there.</param>
public sealed record MediaListFault(int Line, string Key, string Value);
