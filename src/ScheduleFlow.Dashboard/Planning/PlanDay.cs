using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>A day of a plan, drawn as a strip.</summary>
/// <param name="Day">The day, in the plan's zone.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Length">How long it is: 23, 24 or 25 hours.</param>
/// <param name="Pieces">What is on, in order.</param>
public sealed record PlanDay(DateOnly Day, DateTimeOffset Start, TimeSpan Length, ImmutableArray<PlanPiece> Pieces)
{
    /// <summary>The days on which something is on, and those in between.</summary>
    /// <param name="pieces">What is on, in order.</param>
    /// <param name="zone">Whose days.</param>
    public static ImmutableArray<PlanDay> Of(ImmutableArray<PlanPiece> pieces, TimeZoneInfo zone)
    {
        if (pieces.IsEmpty)
        {
            return [];
        }

        var days = ImmutableArray.CreateBuilder<PlanDay>();
        var (at, end) = (0, pieces.Max(piece => piece.End));
        for (var day = DateOf(pieces[0].Start, zone); StartOf(day, zone) < end; day = day.AddDays(1))
        {
            var (start, next) = (StartOf(day, zone), StartOf(day.AddDays(1), zone));
            var here = ImmutableArray.CreateBuilder<PlanPiece>();
            for (var i = at; i < pieces.Length && pieces[i].Start < next; i++)
            {
                if (pieces[i].End > start)
                {
                    here.Add(pieces[i] with
                    {
                        Start = pieces[i].Start > start ? pieces[i].Start : start,
                        End = pieces[i].End < next ? pieces[i].End : next,
                    });
                }

                at = pieces[i].End <= next ? i + 1 : at;
            }

            days.Add(new(day, start, next - start, here.ToImmutable()));
        }

        return days.ToImmutable();
    }

    private static DateOnly DateOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        // Where a change of clocks has removed midnight, the day begins with the first time that there is.
        var wall = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        return new DateTimeOffset(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));
    }
}
