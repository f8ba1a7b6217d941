using System.Globalization;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Operations.Channels;

/// <summary>
/// Where a page of channels ended: the place and the id of its last channel, <c>41~bbc1.bbc.co.uk</c>. If channels before
/// it were added or removed, the id counts; if that channel is gone, the place does.
/// </summary>
internal static class ChannelCursor
{
    public static string Of(int index, string id) => $"{index.ToString(CultureInfo.InvariantCulture)}~{id}";

    /// <param name="cursor">Null: the beginning.</param>
    /// <param name="list">The channels.</param>
    /// <returns>The place to continue from, or a <c>validation</c> problem.</returns>
    public static Outcome<int> Resume(string? cursor, ChannelList list)
    {
        if (cursor is null)
        {
            return 0;
        }

        var tilde = cursor.IndexOf('~', StringComparison.Ordinal);
        if (tilde <= 0 || !int.TryParse(cursor.AsSpan(0, tilde), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return PageCursor.NoCursor(cursor);
        }

        var id = cursor[(tilde + 1)..];
        if (index < list.Channels.Length && list.Channels[index].Id == id)
        {
            return index + 1;
        }

        return list.IndexOf(id) is >= 0 and var moved ? moved + 1 : Math.Min(index, list.Channels.Length);
    }
}
