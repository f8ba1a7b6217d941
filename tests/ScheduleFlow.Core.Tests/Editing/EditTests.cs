using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Editing.EditSample;

namespace ScheduleFlow.Core.Tests.Editing;

/// <summary>Each edit with each way to treat what is on air there, to the minute.</summary>
public sealed class EditTests
{
    private const string Evening = "a 0-30, b 30-60, c 60-90, d 100-120";

    public static TheoryData<string, string> Cases => new()
    {
        // Moves.
        { "move b 90", "taken by d" },
        { "move d 90", "a 0-30, b 30-60, c 60-90, d 90-110" },
        { "move b 30", "a 0-30, b 30-60, c 60-90, d 100-120" },
        { "move b 45", "taken by c" },
        { "move a 60 overwrite", "b 30-60, a 60-90, d 100-120" },
        { "move a 50 overwrite", "b 30-50, a 50-80, c 80-90, d 100-120" },
        { "move d 10 overwrite", "a 0-10, d 10-30, b 30-60, c 60-90" },
        { "move d 5 overwrite", "a 0-5, d 5-25, new1 25-30, b 30-60, c 60-90" },
        { "move a 60 ripple", "b 30-60, a 60-90, c 90-120, d 120-140" },
        { "move a 100 ripple", "b 30-60, c 60-90, a 100-130, d 130-150" },
        { "move a 90 ripple", "b 30-60, c 60-90, a 90-120, d 120-140" },
        { "move a 70 ripple", "begun by c" },
        { "move d 0 ripple", "d 0-20, a 20-50, b 50-80, c 80-110" },
        { "move a 30 swap", "b 0-30, a 30-60, c 60-90, d 100-120" },
        { "move a 60 swap", "c 0-30, b 30-60, a 60-90, d 100-120" },
        { "move c 100 swap", "a 0-30, b 30-60, d 60-80, c 90-120" },
        { "move d 30 swap", "a 0-30, d 30-50, c 60-90, b 100-130" },
        { "move a 95 swap", "taken by d" },
        { "move a 92 swap", "taken by d" },
        { "move a 120 swap", "b 30-60, c 60-90, d 100-120, a 120-150" },

        // Lengths.
        { "resize c 40", "a 0-30, b 30-60, c 60-100, d 100-120" },
        { "resize c 41", "taken by d" },
        { "resize a 10", "a 0-10, b 30-60, c 60-90, d 100-120" },
        { "resize a 45 overwrite", "a 0-45, b 45-60, c 60-90, d 100-120" },
        { "resize a 60 overwrite", "a 0-60, c 60-90, d 100-120" },
        { "resize a 35 ripple", "a 0-35, b 35-65, c 65-95, d 100-120" },
        { "resize a 45 ripple", "a 0-45, b 45-75, c 75-105, d 105-125" },
        { "resize a 20 ripple", "a 0-20, b 20-50, c 50-80, d 100-120" },
        { "resize d 5 ripple", "a 0-30, b 30-60, c 60-90, d 100-105" },

        // Deletions.
        { "delete b", "a 0-30, c 60-90, d 100-120" },
        { "delete b ripple", "a 0-30, c 30-60, d 100-120" },
        { "delete a ripple", "b 0-30, c 30-60, d 100-120" },
        { "delete c ripple", "a 0-30, b 30-60, d 100-120" },
        { "delete d ripple", "a 0-30, b 30-60, c 60-90" },

        // Copies.
        { "duplicate a 120", "a 0-30, b 30-60, c 60-90, d 100-120, new1 120-150" },
        { "duplicate d 85", "taken by c" },
        { "duplicate d 30 overwrite", "a 0-30, new1 30-50, b 50-60, c 60-90, d 100-120" },
        { "duplicate d 30 ripple", "a 0-30, new1 30-50, b 50-80, c 80-110, d 110-130" },

        // Parts, exchanges, other items.
        { "split a 10", "a 0-10, new1 10-30, b 30-60, c 60-90, d 100-120" },
        { "split a 0", "within" },
        { "split a 30", "within" },
        { "swap a b", "b 0-30, a 30-60, c 60-90, d 100-120" },
        { "swap b a", "b 0-30, a 30-60, c 60-90, d 100-120" },
        { "swap c d", "a 0-30, b 30-60, d 60-80, c 90-120" },
        { "swap a c", "c 0-30, b 30-60, a 60-90, d 100-120" },
        { "swap a d", "d 0-20, b 30-60, c 60-90, a 100-130" },
        { "swap a a", "itself" },
        { "replace b x", "a 0-30, b 30-60, c 60-90, d 100-120" },
        { "replace b x 20", "a 0-30, b 30-50, c 60-90, d 100-120" },
        { "replace b x 35", "taken by c" },
        { "replace b x 35 overwrite", "a 0-30, b 30-65, c 65-90, d 100-120" },
        { "replace b x 35 ripple", "a 0-30, b 30-65, c 65-95, d 100-120" },
        { "replace b x 20 ripple", "a 0-30, b 30-50, c 50-80, d 100-120" },

        // New ones.
        { "add x 90 100", "a 0-30, b 30-60, c 60-90, x 90-100, d 100-120" },
        { "add x 89 100", "taken by c" },
        { "add x 90 101", "taken by d" },
        { "add x 20 70 overwrite", "a 0-20, x 20-70, c 70-90, d 100-120" },
        { "add x 0 5 ripple", "x 0-5, a 5-35, b 35-65, c 65-95, d 100-120" },
        { "add x 5 10 ripple", "begun by a" },
        { "add a 200 210", "The id is taken" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_edit_makes_exactly_this(string edit, string expected)
    {
        var made = After(Of(Evening.Split(", ")), Parsed(edit));

        switch (expected.Split(" by "))
        {
            case ["taken", var other]:
                made.Should().Contain($"when “{other.ToUpperInvariant()}” ({other}, ");
                break;
            case ["begun", var begun]:
                made.Should().Contain($"“{begun.ToUpperInvariant()}” ({begun}, ").And.Contain("is on air at");
                break;
            case ["within"] or ["itself"] or ["The id is taken"]:
                made.Should().Contain(expected);
                break;
            default:
                made.Should().Be(expected);
                break;
        }
    }

    [Theory]
    [InlineData("move a 40 overwrite", "b! 30-60")]
    [InlineData("move a 30 ripple", "b! 30-60")]
    [InlineData("move a 40 swap", "b! 30-60")]
    [InlineData("resize a 31 ripple", "b! 30-60")]
    [InlineData("resize a 31 overwrite", "b! 30-60")]
    public void A_fixed_event_is_not_moved_or_cut_for_another(string edit, string fixedEvent)
    {
        var schedule = Of("a 0-30", fixedEvent, "c 60-90");

        After(schedule, Parsed(edit)).Should().Be(
            "“B” (b, 2026-12-01T20:30:00Z to 2026-12-01T21:00:00Z) is fixed, and “A” would move or cut it.");
    }

    [Fact]
    public void What_follows_moves_up_to_a_fixed_event_and_no_further()
    {
        After(Of("a 0-30", "b 30-60", "c! 60-90", "d 90-100"), Delete("a", ripple: true)).Should().Be("b 0-30, c! 60-90, d 90-100");
        After(Of("a 0-30", "b 30-60", "c! 65-90"), Resize("a", 35, OnConflict.Ripple)).Should().Be("a 0-35, b 35-65, c! 65-90");
        After(Of("a 0-30", "b 30-60", "c! 65-90"), Resize("a", 36, OnConflict.Ripple)).Should().Contain("“C” (c, ").And.Contain("is fixed");
    }

    [Fact]
    public void A_fixed_event_moves_when_it_is_the_one_that_is_edited()
    {
        After(Of("a! 0-30", "b 30-60"), Move("a", 60)).Should().Be("b 30-60, a! 60-90");
        After(Of("a! 0-30", "b 30-60"), new SwapEdit(Ref("b"), Ref("a"))).Should().Be("b 0-30, a! 30-60");
    }

    [Fact]
    public void Each_channel_of_the_schedule_is_edited_on_its_own()
    {
        var schedule = Of("a 0-30 @x", "b 0-30 @y", "c 30-60 @x");

        After(schedule, Resize("b", 60)).Should().Be("a 0-30 @x, b 0-60 @y, c 30-60 @x");
        After(schedule, Delete("a", ripple: true)).Should().Be("b 0-30 @y, c 0-30 @x");
        After(schedule, To("b", "x")).Should().Contain("when “A” (a, ");
        After(schedule, To("b", "x") with { OnConflict = OnConflict.Ripple }).Should().Be("b 0-30 @x, a 30-60 @x, c 60-90 @x");
        After(schedule, new SwapEdit(Ref("b"), Ref("c"))).Should().Be("a 0-30 @x, c 0-30 @y, b 30-60 @x");

        static ChangeEdit To(string id, string channel) => new(Ref(id)) { Fields = [new FieldValue(EventField.Channel, channel)] };
    }

    [Fact]
    public void Events_of_one_slot_move_together_and_are_no_conflict()
    {
        var schedule = Of("a 0-30 #0/2", "b 0-30 #1/2", "c 30-60");

        After(schedule, Move("b", 60)).Should().Be("c 30-60, a 60-90 #0/2, b 60-90 #1/2");
        After(schedule, Resize("a", 40, OnConflict.Ripple)).Should().Be("a 0-40 #0/2, b 0-40 #1/2, c 40-70");
        After(schedule, Delete("a", ripple: true)).Should().Be("b 0-30 #1/2, c 30-60");
        After(schedule, Delete("a"), Delete("b", ripple: true)).Should().Be("c 0-30");
        After(schedule, Move("c", 0, OnConflict.Ripple)).Should().Be("c 0-30, a 30-60 #0/2, b 30-60 #1/2");
        After(schedule, new SwapEdit(Ref("c"), Ref("b"))).Should().Be("c 0-30, a 30-60 #0/2, b 30-60 #1/2");
        After(schedule, new SplitEdit(Ref("a"), At(10))).Should().Contain("shares its slot");
    }

    [Fact]
    public void An_overlap_that_is_there_already_is_nobodys_conflict_and_a_new_one_is()
    {
        var schedule = Of("a 0-30", "b 20-50", "c 50-60");

        After(schedule, Resize("a", 25)).Should().Be("a 0-25, b 20-50, c 50-60");
        After(schedule, Move("a", 5)).Should().Be("a 5-35, b 20-50, c 50-60");
        After(schedule, Resize("a", 51)).Should().Contain("when “C” (c, ");
    }

    [Fact]
    public void Events_may_last_a_second_and_not_less()
    {
        var second = new ResizeEdit(Ref("a")) { Seconds = 1 };

        ScheduleEditor.Apply(Of("a 0-1"), [second], Terms).Value.Schedule.Events[0].Window.Seconds.Should().Be(1);
        After(Of("a 0-1"), new ResizeEdit(Ref("a")) { BySeconds = -60 }).Should().Contain("not after its start");
        After(Of("a 0-1"), new ResizeEdit(Ref("a")) { End = At(-1) }).Should().Contain("not after its start");
        After(Of("a 0-1"), new ResizeEdit(Ref("a")) { Seconds = 367L * 24 * 3600 }).Should().Contain("over a year");
        After(Of("a 0-1"), new MoveEdit(Ref("a")) { BySeconds = 300_000_000_000 }).Should().Contain("leave the years");
        After(Of("a 0-1"), new MoveEdit(Ref("a")) { To = Instant.MaxValue }).Should().Contain("leave the years");
    }

    [Fact]
    public void A_schedule_may_not_become_empty()
    {
        After(Of("a 0-1"), Delete("a")).Should().Be("The schedule would have no events.");
        After(Of("a 0-1"), Delete("a"), Add("x", 0, 1)).Should().Be("x 0-1");
    }

    [Fact]
    public void All_edits_are_made_or_none_and_each_that_cannot_be_is_named_by_its_number()
    {
        var schedule = Of("a 0-30", "b 30-60");

        var outcome = ScheduleEditor.Apply(schedule, [Move("a", 100), Move("b", 110), Delete("z"), Resize("a", 5)], Terms);

        outcome.Problem!.Type.Should().Be(ErrorType.Conflict);
        outcome.Problem.Message.Should().Be("2 of 4 edits cannot be made; nothing was changed.");
        outcome.Problem.Errors.Should().SatisfyRespectively(
            first => first.Should().StartWith("Edit 2 (move): “B” would be on air"),
            second => second.Should().Be("Edit 3 (delete): There is no event “z” in the schedule."));
    }

    [Fact]
    public void Later_edits_see_what_earlier_ones_made() =>
        After(Of("a 0-30", "b 30-60"), Add("x", 60, 70), Move("x", 70), new SwapEdit(Ref("x"), Ref("a"))).Should().Be("x 0-10, b 30-60, a 70-100");

    [Theory]
    [InlineData("a@2026-12-01T20:30:00Z", "a 0-30, a 90-120")]
    [InlineData("@2026-12-01T20:59:59Z", "a 0-30, a 90-120")]
    [InlineData("a", "2 events are “a”: a@2026-12-01T20:00:00Z, a@2026-12-01T20:30:00Z.")]
    [InlineData("a@2026-12-01T20:31:00Z", "There is no event “a@2026-12-01T20:31:00Z” in the schedule.")]
    [InlineData("@2026-12-01T21:00:00Z", "Nothing is on air at 2026-12-01T21:00:00Z.")]
    public void Where_ids_repeat_an_event_is_named_by_its_start(string name, string expected)
    {
        var (reference, _) = EventReference.Parse(name, zone: null);

        After(Of("a 0-30", "a 30-60"), new MoveEdit(reference!) { To = At(90) }).Should().Be(expected);
    }

    [Fact]
    public void An_id_with_an_at_sign_in_it_is_an_id()
    {
        var schedule = Of("a@b 0-30");

        After(schedule, new MoveEdit(EventReference.Parse("a@b", null).Reference!) { To = At(60) }).Should().Be("a@b 60-90");
        EventReference.Parse("@soon", null).Reason.Should().Contain("“@soon” has no instant after the @");
    }

    [Fact]
    public void A_gap_is_filled_to_the_second_where_a_choice_of_items_allows_it()
    {
        var schedule = Of("a 0-30", "b 75-90");

        After(schedule, Fill(40, ("p", 40), ("q", 25), ("r", 20))).Should().Be("a 0-30, new1 30-55, new2 55-75, b 75-90");
        After(schedule, Fill(40, ("p", 44), ("q", 26), ("r", 17))).Should().Be("a 0-30, new1 30-74, b 75-90");
        After(schedule, Fill(40, ("p", 46))).Should().StartWith("No item of the pool fits into the gap from 2026-12-01T20:30:00Z");
        After(schedule, Fill(80, ("p", 1))).Should().StartWith("There is no gap at 2026-12-01T21:20:00Z: “B” (b, ");
        After(schedule, Fill(100, ("p", 1))).Should().Contain("is in no gap");
        After(schedule, Fill(40) with { Items = [new MediaItem("p", "P")] }).Should().StartWith("No item of the pool has a running time");
    }

    [Fact]
    public void All_gaps_of_a_window_are_filled_and_no_item_is_used_twice() =>
        After(Of("a 10-20", "b 30-40"), new FillEdit { Window = Window(0, 50), Items = Fill(0, ("p", 10), ("q", 10), ("r", 10)).Items })
            .Should().Be("new1 0-10, a 10-20, new2 20-30, b 30-40, new3 40-50");

    [Fact]
    public void What_would_start_again_too_soon_does_not_fill_a_gap()
    {
        var schedule = Of("a 0-30", "b 60-90");
        var fill = Fill(45, ("a.mp4", 30), ("x.mp4", 30));

        Url(null).Should().Be("a.mp4");
        Url(61 * 60).Should().Be("x.mp4");
        Url(29 * 60).Should().Be("a.mp4");

        string? Url(long? cooldown) =>
            ScheduleEditor.Apply(schedule, [fill], Terms with { CooldownSeconds = cooldown }).Value.Schedule.Events[1].MediaUrl;
    }

    [Fact]
    public void A_replacement_takes_all_that_described_the_old_item_with_it()
    {
        var schedule = Of("a 0-30");
        schedule = schedule with
        {
            Events = [schedule.Events[0] with { Category = "Film", Description = "Old", Fixed = true, Extras = Extras.Of(FormatNames.Xmltv, "<icon/>") }],
        };

        var edited = ScheduleEditor.Apply(schedule, [Replace("a", "x")], Terms).Value.Schedule.Events[0];

        edited.Should().Be(schedule.Events[0] with { Title = "X", MediaUrl = "x.mp4", Category = null, Description = null, Extras = null });
    }

    [Fact]
    public void A_calendar_remembers_what_was_edited_by_hand()
    {
        var calendar = Of("a 0-30", "b 30-60", "c 60-90", "d 90-100") with { Source = Schedule.PlannedSource };
        calendar = calendar with
        {
            Events = [.. calendar.Events.Select(item => item with { Extras = Extras.Of(FormatNames.Json, """{"plan":{"kind":"block"}}""") })],
        };
        var terms = Terms with { IsCalendar = true };

        var edited = ScheduleEditor.Apply(calendar, [Move("a", 100), Delete("b"), Replace("c", "x")], terms).Value;

        var (c, a) = (edited.Schedule.Events[0], edited.Schedule.Events[2]);
        HandEdit.Of(a).Should().Be(new HandEdit(HandEditKind.Moved, Origin, "anna") { From = At(0) });
        HandEdit.Of(c).Should().Be(new HandEdit(HandEditKind.Replaced, Origin, "anna"));
        a.Extras![FormatNames.Json].Should().StartWith("""{"plan":{"kind":"block"},"hand":{""", "the reason stays");
        edited.Schedule.Events[1].Should().BeSameAs(calendar.Events[3], "nobody touched it");
        Exclusion.Of(edited.Schedule).Should().Equal(
            new Exclusion("b.mp4", At(30), Origin, "anna"), new Exclusion("c.mp4", At(60), Origin, "anna"));

        var again = ScheduleEditor.Apply(edited.Schedule, [Move("a", 130)], terms).Value.Schedule.Events[^1];
        HandEdit.Of(again)!.From.Should().Be(At(0), "that is where the plan had put it");
    }

    [Fact]
    public void A_schedule_that_nobody_filled_keeps_no_such_note()
    {
        var edited = ScheduleEditor.Apply(Of("a 0-30", "b 30-60"), [Move("a", 100), Delete("b")], Terms).Value.Schedule;

        edited.Extras.Should().BeNull();
        edited.Events[0].Extras.Should().BeNull();
    }

    [Fact]
    public void Counts_and_revision_follow_the_edits()
    {
        var edited = ScheduleEditor.Apply(Of("a 0-30", "b 20-50", "c 60-90"), [Move("c", 100)], Terms).Value.Schedule;

        edited.Revision.Should().Be(2);
        edited.Counts.Should().Be(new ImportCounts(3, 0, 1, 1));
    }

    [Fact]
    public void What_plays_again_too_soon_is_found_with_the_nearest_start()
    {
        var schedule = Of("a 0-30", "b 30-60");
        var copy = new DuplicateEdit(Ref("a"), At(100));

        var edited = ScheduleEditor.Apply(schedule, [copy], Terms).Value;

        CooldownCheck.Find(edited, (100 * 60) + 1).Should().ContainSingle().Which.Should().Match<CooldownBreach>(breach =>
            breach.Item.Id == "new1" && breach.Witness.Id == "a" && breach.Seconds == 6000);
        CooldownCheck.Find(edited, 100 * 60).Should().BeEmpty("the cooldown has passed");
    }

    [Fact]
    public void New_gaps_are_those_that_were_not_there()
    {
        var schedule = Of("a 0-30", "b 30-60", "c 70-80");
        var edited = ScheduleEditor.Apply(schedule, [Resize("a", 20)], Terms).Value;

        EditFindings.NewGaps(schedule, edited.Schedule).Should().Equal((null, Window(20, 30)));
    }

    private static Edit Parsed(string text)
    {
        var parts = text.Split(' ');
        var way = Enum.TryParse<OnConflict>(parts[^1], ignoreCase: true, out var how) ? how : OnConflict.Refuse;
        var number = parts.Length > 2 && long.TryParse(parts[2], out var parsed) ? parsed : 0;
        return parts[0] switch
        {
            "move" => Move(parts[1], number, way),
            "resize" => Resize(parts[1], number, way),
            "delete" => Delete(parts[1], parts[^1] == "ripple"),
            "duplicate" => Duplicate(parts[1], number, way),
            "split" => new SplitEdit(Ref(parts[1]), At(number)),
            "swap" => new SwapEdit(Ref(parts[1]), Ref(parts[2])),
            "replace" => Replace(parts[1], parts[2], parts.Length > 3 && long.TryParse(parts[3], out var minutes) ? minutes : null, way),
            _ => Add(parts[1], number, long.Parse(parts[3]), way),
        };
    }
}
