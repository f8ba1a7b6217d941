using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Contracts.Operations.Timelines;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Drafts;

/// <summary>An event as a comparison sees it.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its media; null: none.</param>
/// <param name="Category">Its category; null: none.</param>
/// <param name="Id">What both sides call it; null: the two sides have no ids in common.</param>
public sealed record Airing(DateTimeOffset Start, DateTimeOffset End, string Title, string? Url, string? Category, string? Id)
{
    /// <summary>What makes two airings ones of the same item.</summary>
    public string Item => Url ?? Title;

    public TimeSpan Length => End - Start;

    public static Airing Of(ScheduleEventRow row, bool hasId) =>
        new(Wording.Parse(row.Start), Wording.Parse(row.End), row.Title, row.VideoUrl, row.Category, hasId ? row.Id : null);

    public static Airing Of(TimelineEventRow row, string scheduleId) => new(
        Wording.Parse(row.Start),
        Wording.Parse(row.End),
        row.Title,
        row.Url,
        row.Category,
        row.ScheduleId == scheduleId ? row.EventId : null);

    /// <summary>The part of it that is within a stretch of time; null: nothing is.</summary>
    public Airing? Within(DateTimeOffset from, DateTimeOffset until) => Start >= until || End <= from ? null : this with
    {
        Start = Start < from ? from : Start,
        End = End > until ? until : End,
    };
}
