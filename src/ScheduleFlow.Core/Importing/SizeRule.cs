using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Importing;

/// <summary>
/// What is too large to be anybody's schedule (docs/import.md, "Limits"): texts that would fill the memory of whoever
/// lists, exports or shows them.
/// </summary>
internal static class SizeRule
{
    /// <returns>What is too large, without naming the event; null: nothing.</returns>
    public static string? Of(RawEvent raw) =>
        TooLarge("title", raw.Title, Limits.MaxTitleBytes)
        ?? TooLarge("id", raw.Id, Limits.MaxTitleBytes)
        ?? TooLarge("channel", raw.Channel, Limits.MaxTitleBytes)
        ?? TooLarge("category", raw.Category, Limits.MaxTitleBytes)
        ?? TooLarge("clump", raw.Clump, Limits.MaxTitleBytes)
        ?? TooLarge("media URL", raw.MediaUrl, Limits.MaxUrlBytes)
        ?? TooLarge("description", raw.Description, Limits.MaxDescriptionBytes)
        ?? (Size(raw.Extras) > Limits.MaxExtrasBytes ? $"its further fields have more than {TextSize.Of(Limits.MaxExtrasBytes)}" : null);

    /// <returns>A sentence without a full stop; null: nothing is too large.</returns>
    public static string? OfName(string name) => name.Length > Limits.MaxNameLength
        ? $"the name “{EventNote.Shorten(name)}” is longer than {Limits.MaxNameLength} characters"
        : null;

    /// <inheritdoc cref="OfName"/>
    public static string? Of(ScheduleChannel channel) =>
        OfName(channel.Name)
        ?? (TextSize.Exceeds(channel.Id, Limits.MaxTitleBytes) || TextSize.Exceeds(channel.Xmltv, Limits.MaxExtrasBytes)
            ? $"the channel “{EventNote.Shorten(channel.Name)}” has more than {TextSize.Of(Limits.MaxExtrasBytes)}"
            : null);

    /// <inheritdoc cref="OfName"/>
    public static string? OfSchedule(Extras extras) => Size(extras) > Limits.MaxScheduleExtrasBytes
        ? $"the further fields of the schedule have more than {TextSize.Of(Limits.MaxScheduleExtrasBytes)}"
        : null;

    private static string? TooLarge(string what, string? text, int maxBytes) =>
        TextSize.Exceeds(text, maxBytes) ? $"its {what} has more than {TextSize.Of(maxBytes)}" : null;

    // A unit of UTF-16 is at most three bytes, and at least one.
    private static long Size(Extras? extras)
    {
        var size = 0L;
        foreach (var part in extras?.Parts ?? [])
        {
            size += part.Value.Length;
        }

        return size;
    }
}
