using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Channels;

namespace ScheduleFlow.Core.Storage;

/// <summary>The channels, and what is known about their links.</summary>
internal interface IChannelStore
{
    /// <summary>All channels; none where there never were any.</summary>
    Outcome<ChannelList> Load();

    /// <summary>Changes the channels.</summary>
    /// <param name="change">
    /// Makes the new list, and says what to answer; the same list for no change. May be called again where others change it too.
    /// </param>
    /// <param name="ids">The ids of the changed channels, for the audit log.</param>
    /// <param name="kept">The reply to keep with the change, by what is answered; null: none.</param>
    Outcome<T> Change<T>(
        Func<ChannelList, Outcome<(ChannelList List, T Answer)>> change,
        Func<T, IEnumerable<string>> ids,
        Func<T, KeptReply?>? kept = null)
        where T : notnull;

    /// <summary>What checks of the channels' links have found.</summary>
    Outcome<LinkReport> LoadLinkReport();

    /// <summary>Changes what is known of links; see <see cref="Change"/>.</summary>
    Outcome<LinkReport> ChangeLinkReport(Func<LinkReport, LinkReport> change, IEnumerable<string> ids);
}
