using System.Collections.Immutable;
using System.Globalization;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Editing;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Calendar.Dragging;

/// <summary>An event that gets another place, or another length.</summary>
/// <param name="Event">The event as it is; one that is new has no id yet.</param>
/// <param name="Start">Its new start.</param>
/// <param name="End">Its new end.</param>
/// <param name="Channel">The channel that it is on then.</param>
public sealed record Move(CalendarEvent Event, DateTimeOffset Start, DateTimeOffset End, string Channel)
{
    public bool IsNew => Event.Id.Length == 0;

    public bool IsAway => Channel != Event.Channel;

    public bool IsResized => !IsNew && End - Start != Event.Length;

    public bool IsNothing => !IsNew && !IsAway && Start == Event.Start && End == Event.End;
}

/// <summary>Says moves as edits of schedules.</summary>
internal static class Moves
{
    /// <summary>The edits of moves, by schedule; null: a channel has no schedule that could take them.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="way">What happens to events that are in the way (<see cref="ConflictWays"/>).</param>
    /// <param name="host">The event whose schedule takes something new on a channel.</param>
    public static ImmutableArray<ScheduleEdits>? Edits(
        IEnumerable<Move> moves, string way, Func<string, DateTimeOffset, CalendarEvent?> host)
    {
        var parts = new List<ScheduleEdits>();
        void Add(CalendarEvent of, SentEdit edit)
        {
            var at = parts.FindIndex(part => part.ScheduleId == of.ScheduleId);
            if (at < 0)
            {
                parts.Add(new(of.ScheduleId, of.Revision, [edit]));
            }
            else
            {
                parts[at] = parts[at] with { Edits = parts[at].Edits.Add(edit) };
            }
        }

        foreach (var move in InOrder(moves))
        {
            if (!move.IsNew && !move.IsAway)
            {
                Add(move.Event, Edit(move, way));
                continue;
            }

            if (host(move.Channel, move.Start) is not { } of)
            {
                return null;
            }

            // What is refused on the other channel must not be gone from this one: first there, then here.
            Add(of, New(move, way, of));
            if (!move.IsNew)
            {
                Add(move.Event, new() { Op = "delete", Event = move.Event.Name });
            }
        }

        return [.. parts];
    }

    /// <summary>The edit of two events that change places.</summary>
    public static ScheduleEdits Swap(CalendarEvent one, CalendarEvent other) =>
        new(one.ScheduleId, one.Revision, [new() { Op = "swap", Event = one.Name, With = Original(other) }]);

    /// <summary>Seconds as edits write them.</summary>
    public static string Seconds(TimeSpan length) => string.Create(CultureInfo.InvariantCulture, $"{(long)length.TotalSeconds}s");

    // What is in the way is known by the part of it that is: its start may not be its own.
    private static string Original(CalendarEvent one) => one.IsRepeated ? $"@{Wording.Wire(one.Start)}" : one.Id;

    // Those that move together must not be in one another's way: what goes later goes last one first.
    private static List<Move> InOrder(IEnumerable<Move> moves)
    {
        var all = moves.OrderBy(move => move.Event.Start).ToList();
        if (all.Count > 0 && all[0].Start > all[0].Event.Start)
        {
            all.Reverse();
        }

        return all;
    }

    private static SentEdit Edit(Move move, string way) => move switch
    {
        { IsResized: true } when move.Start == move.Event.Start =>
            new() { Op = "resize", Event = move.Event.Name, End = Wording.Wire(move.End), OnConflict = Usable(way) },
        { IsResized: true } =>
            new() { Op = "resize", Event = move.Event.Name, Start = Wording.Wire(move.Start), OnConflict = Usable(way) },
        _ => new() { Op = "move", Event = move.Event.Name, To = Wording.Wire(move.Start), OnConflict = way },
    };

    private static SentEdit New(Move move, string way, CalendarEvent host) => new()
    {
        Op = "add",
        Start = Wording.Wire(move.Start),
        Duration = Seconds(move.End - move.Start),
        Title = move.Event.Title,
        Url = move.Event.Url,
        Category = move.Event.Category,
        Channel = host.Lane,
        OnConflict = Usable(way),
    };

    // Only a move can swap.
    private static string Usable(string way) => way == ConflictWays.Swap ? ConflictWays.Refuse : way;
}
