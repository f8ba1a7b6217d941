using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Channels;

/// <summary>How long the texts of a channel may be (docs/channels.md).</summary>
internal static class ChannelSize
{
    /// <summary>Why a text is too long for a field, for the end of a sentence; null: it is not.</summary>
    /// <param name="field">The field as JSON has it; tags are <c>tags.NAME</c>.</param>
    /// <param name="text">Its value.</param>
    public static string? Fault(string field, string? text) => field switch
    {
        "name" => text?.Length > Limits.MaxNameLength ? $"longer than {Limits.MaxNameLength} characters" : null,
        "url" or "logo" or "backup_urls" or "directives" => Over(text, Limits.MaxUrlBytes),
        _ => Over(text, Limits.MaxTitleBytes),
    };

    /// <returns>The first field that is too long, and why; null: none is.</returns>
    public static string? Fault(ChannelEntry entry)
    {
        foreach (var (field, text) in Texts(entry))
        {
            if (Fault(field, text) is { } fault)
            {
                return $"“{field}” is {fault}";
            }
        }

        return null;
    }

    private static string? Over(string? text, int maxBytes) =>
        TextSize.Exceeds(text, maxBytes) ? $"longer than {TextSize.Of(maxBytes)}" : null;

    private static IEnumerable<(string Field, string? Text)> Texts(ChannelEntry entry) =>
    [
        ("name", entry.Name), ("url", entry.Url), ("logo", entry.Logo), ("group", entry.Group), ("tvg_id", entry.TvgId),
        ("tvg_name", entry.TvgName), ("schedule_channel", entry.ScheduleChannel),
        .. entry.BackupUrls.Select(url => ("backup_urls", (string?)url)),
        .. entry.Directives.Select(line => ("directives", (string?)line)),
        .. entry.Tags.SelectMany(tag => new[] { ("tags", (string?)tag.Key), ("tags", tag.Value) }),
    ];
}
