using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Storage;

/// <summary>The channels, and the results of checking their links.</summary>
internal interface IChannelStore
{
    /// <summary>All channels; an empty list if none were ever stored.</summary>
    Outcome<ChannelList> Load();

    /// <summary>Changes the channels.</summary>
    /// <param name="change">
    /// Makes the new list and the answer; the same list: no change. May be called again if others change the list, too.
    /// </param>
    /// <param name="ids">The ids of the changed channels, for the audit log.</param>
    /// <param name="kept">Makes the reply to keep with the change from the answer; null: none.</param>
    Outcome<T> Change<T>(
        Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull;

    /// <summary>The results of checking the channels' links.</summary>
    Outcome<LinkReport> LoadLinkReport();

    /// <summary>Changes the results; see <see cref="Change"/>.</summary>
    Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids);
}
