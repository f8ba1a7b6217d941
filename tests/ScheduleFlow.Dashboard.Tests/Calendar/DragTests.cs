using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Calendar;
using ScheduleFlow.Dashboard.Calendar.Dragging;
using ScheduleFlow.Dashboard.Calendar.Geometry;

namespace ScheduleFlow.Dashboard.Tests.Calendar;

/// <summary>Where a drag lands, what is in its way, and which edits it becomes.</summary>
public sealed class DragTests
{
    private static readonly Lane Monday = Days.Lane("2026-12-07T00:00:00Z", "2026-12-08T00:00:00Z");
    private static readonly Axis Axis = new(false, 60);
    private static readonly CalendarEvent Film = Days.Event("film", "2026-12-07T10:00:00Z", 60);
    private static readonly CalendarEvent News = Days.Event("news", "2026-12-07T12:00:00Z", 15);
    private static readonly CalendarEvent Talk = Days.Event("talk", "2026-12-07T15:00:00Z", 30);

    [Fact]
    public void A_move_into_a_free_place_has_nothing_in_its_way()
    {
        var landing = Move(Film, along: 780);

        landing.Held.Start.Should().Be(Days.At("2026-12-07T13:00:00Z"));
        landing.InTheWay.Should().BeEmpty();
    }

    [Fact]
    public void A_move_onto_another_one_says_for_how_long_it_is_over_it()
    {
        var landing = Move(Film, along: 690);

        landing.InTheWay.Single().First.Title.Should().Be("news");
        landing.InTheWay.Single().Length.Should().Be(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void What_is_selected_moves_by_as_much_and_is_not_in_its_own_way()
    {
        var drag = new Drag(DragKind.Move, Film, [News]);

        var landing = drag.At(Axis, Monday, 720, Events, earliest: null);

        landing.Moves.Select(move => move.Start).Should().Equal(Days.At("2026-12-07T12:00:00Z"), Days.At("2026-12-07T14:00:00Z"));
        landing.InTheWay.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_lands_in_the_past() =>
        new Drag(DragKind.Move, Film, []).At(Axis, Monday, 60, Events, Days.At("2026-12-07T09:02:00Z")).Held.Start
            .Should().Be(Days.At("2026-12-07T09:05:00Z"));

    [Fact]
    public void An_edge_does_not_go_beyond_the_other_one() =>
        new Drag(DragKind.End, Film, []).At(Axis, Monday, 60, Events, earliest: null).Held.End.Should().Be(Film.Start.AddSeconds(1));

    [Fact]
    public void A_move_is_one_edit_with_what_happens_to_others()
    {
        var parts = Moves.Edits(Move(Film, along: 690).Moves, ConflictWays.Ripple, (_, _) => null)!.Value;

        parts.Single().Revision.Should().Be(3);
        parts.Single().Edits.Single().Should().Be(
            new SentEdit { Op = "move", Event = "film", To = "2026-12-07T11:30:00Z", OnConflict = "ripple" });
    }

    [Fact]
    public void Those_that_go_later_together_go_last_one_first()
    {
        var landing = new Drag(DragKind.Move, Film, [News]).At(Axis, Monday, 720, Events, earliest: null);

        Moves.Edits(landing.Moves, ConflictWays.Refuse, (_, _) => null)!.Value.Single().Edits.Select(edit => edit.Event)
            .Should().Equal("news", "film");
    }

    [Fact]
    public void A_move_to_another_channel_is_added_there_before_it_is_taken_off_here()
    {
        var host = Days.Event("host", "2026-12-07T09:00:00Z", 30, "lobby") with { ScheduleId = "other" };
        var move = new Move(Film, Film.Start, Film.End, "lobby");

        var parts = Moves.Edits([move], ConflictWays.Refuse, (_, _) => host)!.Value;

        parts.Select(part => (part.ScheduleId, part.Edits.Single().Op)).Should().Equal(("other", "add"), ("week", "delete"));
    }

    [Fact]
    public void A_channel_without_a_schedule_takes_nothing() =>
        Moves.Edits([new Move(Film, Film.Start, Film.End, "lobby")], ConflictWays.Refuse, (_, _) => null).Should().BeNull();

    private static ImmutableArray<CalendarEvent> Events(string channel) => channel == "campus" ? [Film, News, Talk] : [];

    private static Landing Move(CalendarEvent held, double along) =>
        new Drag(DragKind.Move, held, []).At(Axis, Monday, along, Events, earliest: null);
}
