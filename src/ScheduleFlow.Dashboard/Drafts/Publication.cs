using ScheduleFlow.Contracts.Operations.Timelines;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>Requests that publish.</summary>
internal static class Publication
{
    public static PublishScheduleRequest Of(
        string scheduleId, string channel, string? from, string? until, string? lane, bool isDryRun) => new()
        {
            Id = scheduleId,
            Channel = channel,
            From = from,
            Until = until,
            Lane = lane,
            IsDryRun = isDryRun,
        };

    /// <summary>As it was published. It is above all others then, which it may not have been.</summary>
    public static PublishScheduleRequest Again(string channel, PublicationRow former) =>
        Of(former.ScheduleId, channel, former.From, former.Until, former.ScheduleChannel, isDryRun: false);
}
