using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>A piece of a day.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Title">What it is.</param>
/// <param name="Kind">block, fixed, filler, rerun, or <see cref="DeadAir"/>.</param>
/// <param name="Source">The block or fixed event.</param>
/// <param name="Colour">Which of the six colours its source has, from 0.</param>
public sealed record PlanPiece(DateTimeOffset Start, DateTimeOffset End, string Title, string Kind, string Source, int Colour)
{
    public const string DeadAir = "dead";

    /// <summary>The pieces of a plan; none if its reply does not list its events.</summary>
    public static ImmutableArray<PlanPiece> Of(PlanReply reply)
    {
        if (reply.Timeline is not { IsEmpty: false } events)
        {
            return [];
        }

        var sources = events.Select(row => row.Source).Distinct(StringComparer.Ordinal).Index().ToDictionary(item => item.Item, item => item.Index);
        return
        [
            .. events
                .Select(row => new PlanPiece(Wording.Parse(row.Start), Wording.Parse(row.End), row.Title, row.Kind, row.Source, sources[row.Source] % 6))
                .Concat(reply.DeadAir.Select(row => new PlanPiece(Wording.Parse(row.Start), Wording.Parse(row.End), "", DeadAir, "", 0)))
                .OrderBy(piece => piece.Start),
        ];
    }

    /// <summary>The pieces of a calendar filled from a list: as many colours as there are, one after the other.</summary>
    public static ImmutableArray<PlanPiece> Of(SchedulePlaylistReply reply) =>
    [
        .. (reply.Timeline ?? []).Select((row, index) =>
            new PlanPiece(Wording.Parse(row.Start), Wording.Parse(row.End), row.Title, "block", "", index % 6)),
    ];
}
