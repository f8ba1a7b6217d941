using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Core.Operations.Playlists;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Operations.Filling;

/// <summary>Dry runs, parts of calendars that are filled anew, and playlists of the store.</summary>
public sealed class RefillTests : FillSetting
{
    [Fact]
    public void A_dry_run_stores_nothing_and_lists_the_events_that_would_be()
    {
        Fill(Request(150, at: 168));

        var tried = Fill(Request(Request(150), dryRun: true));

        OnAir("default").Should().HaveCount(336);
        tried.Should().BeEquivalentTo(new { DryRun = (bool?)true, Published = false, ScheduleId = (string?)null, Events = 336 });
        var made = Fill(Request(150));
        tried.Cooldown.Should().Be(made.Cooldown);
        tried.Timeline!.Value.Select(row => (row.Start, row.Url)).Should().Equal(Stored(made).Events.Select(item => (item.Window.Start.ToString(), item.MediaUrl)));
        made.Timeline.Should().BeNull();
    }

    [Fact]
    public void A_part_of_a_calendar_is_filled_anew_as_its_next_revision_and_the_rest_stays_as_it_is()
    {
        var week = Fill(Request(150, "one"));
        var before = Stored(week);

        var anew = Fill(Request(Request(150, at: 48, hours: 24, seed: 9), replace: week.ScheduleId));

        anew.Should().BeEquivalentTo(new { week.ScheduleId, week.Name, Revision = (long?)2, Published = true, Channel = "one", Events = 48 });
        anew.Cooldown.Violations.Should().Be(0);
        anew.Displaces.Should().BeNull();
        var after = Stored(anew);
        Outside(after).Should().Equal(Outside(before));
        after.Events.Select(item => item.Window).Should().Equal(before.Events.Select(item => item.Window));
        after.Events.Select(item => item.Id).Should().OnlyHaveUniqueItems();
        OnAir("one").Should().Equal(after.Events.Select(item => (item.MediaUrl!, item.Window.Start)), "it stays published");
        Clashes(OnAir("one")).Should().Be(0);
        (anew.Changes!.Unchanged + anew.Changes.Changed + anew.Changes.Moved + anew.Changes.Removed).Should().Be(336);

        static IEnumerable<ScheduleEvent> Outside(Schedule schedule) =>
            schedule.Events.Where(item => item.Window.Start < Hour(48) || item.Window.Start >= Hour(72));
    }

    [Fact]
    public void The_same_part_filled_anew_with_the_same_seed_keeps_every_event_and_its_id()
    {
        var week = Fill(Request(150));

        var again = Fill(Request(Request(150), replace: week.ScheduleId));

        again.Revision.Should().Be(2);
        again.Changes.Should().BeEquivalentTo(new { Unchanged = 336, Added = 0, Removed = 0, Moved = 0, Changed = 0 });
        Store().Schedules.LoadRevision(Stored(again).Id, 1).Value.Events.Should().Equal(Stored(again).Events);
    }

    [Fact]
    public void A_draft_that_is_filled_anew_stays_a_draft_and_its_other_parts_count()
    {
        var draft = Fill(Request(Request(100), draft: true));

        var anew = Fill(Request(Request(100, at: 48, hours: 24, seed: 9), replace: draft.ScheduleId));

        anew.Published.Should().BeFalse();
        OnAir("default").Should().BeEmpty();
        anew.Cooldown.Violations.Should().Be(0);
        var plays = Stored(anew).Events.Select(item => (item.MediaUrl!, item.Window.Start));
        Clashes([.. plays]).Should().Be(0);
    }

    [Fact]
    public void An_event_that_runs_into_the_part_is_cut_where_it_begins()
    {
        var week = Fill(Request(150));

        var anew = Fill(Request(Request(150, at: 48.25, hours: 1, seed: 9), replace: week.ScheduleId));

        var events = Stored(anew).Events;
        events.Single(item => item.Window.Start == Hour(48)).Window.End.Should().Be(Hour(48.25));
        events.Zip(events.Skip(1)).Should().OnlyContain(pair => pair.First.Window.End <= pair.Second.Window.Start);
    }

    [Fact]
    public void Filling_over_edits_by_hand_and_planned_calendars_is_said()
    {
        var week = Stored(Fill(Request(150)));
        var edited = new HandEdit(HandEditKind.Moved, Hour(0), "editor@127.0.0.1").On(week.Events[3]);
        Store().Schedules.Replace(week with { Revision = 2, Source = Schedule.PlannedSource, Events = week.Events.SetItem(3, edited) }).Problem.Should().BeNull();

        var anew = Fill(Request(Request(150), replace: week.Id.ToString()));

        anew.Warnings.Should().HaveCount(2);
        anew.Warnings[0].Should().Contain("planned calendar");
        anew.Warnings[1].Should().Contain("1 events that were edited by hand").And.Contain("revision 2 has them");
    }

    [Fact]
    public void Another_revision_than_the_expected_one_is_a_conflict_and_nothing_changes()
    {
        var week = Fill(Request(150));

        var problem = Filling(Request(Request(150), replace: week.ScheduleId, ifRevision: "3")).Problem!;

        problem.Type.Should().BeSameAs(ErrorType.Conflict);
        Stored(week).Revision.Should().Be(1);
    }

    [Fact]
    public void A_playlist_of_the_store_takes_the_place_of_links()
    {
        SavePlaylist.Run(new SavePlaylistRequest { Items = Library(150), FileName = "library.m3u" }, At()).Problem.Should().BeNull();

        var filled = Fill(Request(Request(150), playlist: "library"));

        Stored(filled).Events.Select(item => item.MediaUrl).Should().Equal(Stored(Fill(Request(150))).Events.Select(item => item.MediaUrl));
    }

    [Theory]
    [InlineData(true, false, "cannot become a draft")]
    [InlineData(false, true, "no schedule to replace")]
    public void Options_that_contradict_each_other_are_refused(bool draft, bool revision, string because)
    {
        var request = Request(Request(3), draft, replace: draft ? "x" : null, ifRevision: revision ? "1" : null);

        Filling(request).Problem!.Message.Should().Contain(because);
    }
}
