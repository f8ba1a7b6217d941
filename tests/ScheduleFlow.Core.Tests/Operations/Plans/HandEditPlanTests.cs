using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Time;
using static ScheduleFlow.Core.Tests.Operations.Plans.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Plans;

/// <summary>What a person edits in a planned calendar stays when the plan is applied again.</summary>
public sealed class HandEditPlanTests : IDisposable
{
    private const string Day = """
        channel: Day
        start: 2026-12-07
        days: 1
        seed: 3
        pools:
          films:
            items:
              - { url: a.mp4, title: A, duration: 1h }
              - { url: b.mp4, title: B, duration: 1h }
              - { url: c.mp4, title: C, duration: 1h }
              - { url: d.mp4, title: D, duration: 1h }
              - { url: e.mp4, title: E, duration: 30m }
              - { url: f.mp4, title: F, duration: 30m }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films }
        fixed:
          - { name: News, at: "12:00", item: { url: news.mp4, title: News, duration: 30m } }
        """;

    private static readonly Instant Edited = At("2026-12-01T09:00:00Z");
    private static readonly Instant Noon = At("2026-12-07T12:00:00Z");

    private readonly Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Fact]
    public void Edits_are_kept_and_the_reply_says_so()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        Move("2026-12-07T06:00:00Z", "2026-12-07T06:20:00Z");
        Replace("2026-12-07T18:00:00Z", "guest.mp4", "A guest");
        TakeOut("2026-12-07T20:00:00Z");
        var edited = HandOf(id);

        var reply = _channels.Reply(Day);

        reply.Summary.Should().Be("Stored as revision 5. Kept: 3 hand edits.");
        (reply.Applied, reply.KeptEdits, reply.EditConflicts.IsEmpty, reply.Exit).Should().Be((true, 3, true, ExitCode.Done));
        HandOf(id).Should().Equal(edited, "an edited event stays to the byte");
        reply.Timeline!.Value.Where(row => row.Hand is not null).Select(row => (row.Start, row.Title, row.Hand)).Should().Equal(
            ("2026-12-07T06:20:00Z", edited[0].Title, "moved"), (edited[1].Window.Start.ToString(), "A guest", "replaced"));
        Nothing_overlaps(id);

        var again = _channels.Reply(Day);
        (again.Unchanged, again.Revision).Should().Be((true, 5));
        again.Summary.Should().Be("Nothing changes: revision 5 stays. Kept: 3 hand edits.");
    }

    [Fact]
    public void An_edit_that_leaves_no_gap_leaves_the_rest_as_it_is()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        Replace("2026-12-07T18:00:00Z", "guest.mp4", "A guest");

        var reply = _channels.Reply(Day);

        (reply.Unchanged, reply.KeptEdits, reply.Changes.Moved, reply.Changes.Added).Should().Be((true, 1, 0, 0));
        _channels.Store.Schedules.Load(id).Value.Revision.Should().Be(2);
    }

    [Fact]
    public void What_was_taken_out_does_not_come_back_there_and_why_not_says_by_whom()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        var gone = TakeOut("2026-12-07T20:00:00Z");
        TakeOut("2026-12-07T12:00:00Z");

        var reply = _channels.Reply(Day);

        reply.Dropped.Should().BeEmpty("it was not the plan that dropped the news");
        var events = _channels.Store.Schedules.Load(id).Value.Events;
        events.Should().NotContain(item => item.MediaUrl == "news.mp4");
        events.Where(item => item.MediaUrl == gone.MediaUrl).Should().NotContain(item =>
            Math.Abs(item.Window.Start - gone.Window.Start) < gone.Window.Seconds);
        const string Sentence = "Taken out by hand, by anna, at 2026-12-01T09:00:00Z: it would have begun at 2026-12-07T20:00:00Z, "
            + "and plans do not put it back there.";
        _channels.Explain(id, gone.Window.Start, gone.Title, Day).WhyNot!.Reasons.Should().Equal(Sentence);
        _channels.Explain(id, gone.Window.Start, gone.MediaUrl).WhyNot!.Reasons.Should().Equal([Sentence], "a person's word needs no plan");
    }

    [Fact]
    public void Explain_says_what_was_done_by_whom_and_when()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        var moved = Move("2026-12-07T12:00:00Z", "2026-12-07T12:45:00Z");
        _channels.Reply(Day);

        var reply = _channels.Explain(id, At("2026-12-07T12:50:00Z"));

        reply.Summary.Should().Be("Moved by hand from 2026-12-07T12:00:00Z, by anna, at 2026-12-01T09:00:00Z: plans leave it where it is. "
            + "It came from the fixed “News”.");
        reply.Hand.Should().Be(new HandReply("moved", "2026-12-01T09:00:00Z") { By = "anna", From = "2026-12-07T12:00:00Z" });
        reply.Reason!.Source.Should().Be("News");
        _channels.Explain(id, Noon, moved.Title, Day).WhyNot!.Reasons.Should().ContainSingle()
            .Which.Should().StartWith("Moved by hand from 2026-12-07T12:00:00Z to 2026-12-07T12:45:00Z, by anna,");
        _channels.Store.Schedules.Load(id).Value.Events.Count(item => item.MediaUrl == "news.mp4").Should().Be(1);
    }

    [Fact]
    public void Edits_that_overlap_or_lie_outside_of_the_plan_are_listed_and_nothing_is_stored()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        _channels.Edit(id, calendar => calendar with
        {
            Events =
            [
                .. calendar.Events,
                Hand(Guest("late", "2026-12-07T23:30:00Z", 3600), HandEditKind.Added),
                Hand(Guest("one", "2026-12-07T06:00:00Z", 3600), HandEditKind.Added),
                Hand(Guest("two", "2026-12-07T06:30:00Z", 3600), HandEditKind.Added, later: 60),
            ],
        });

        var reply = _channels.Reply(Day, acceptBreaches: true);

        (reply.Applied, reply.Revision, reply.Exit).Should().Be((false, 2, ExitCode.Findings));
        reply.Summary.Should().Be("Nothing is stored. 2 edits by hand cannot be kept (edit_conflicts): change them with edit-schedule, "
            + "or drop every edit by hand with --discard-edits. Kept: 1 hand edit.");
        reply.EditConflicts.Select(row => (row.Title, row.Kept, row.Reason, row.By)).Should().Equal(
            ("one", false, "It overlaps “two” at 2026-12-07T06:30:00Z, which was edited as well.", "anna"),
            ("late", false, "The plan ends at 2026-12-08T00:00:00Z.", "anna"));
        _channels.Store.Schedules.Load(id).Value.Events.Should().Contain(item => item.Title == "late");
    }

    [Fact]
    public void Discarding_the_edits_gives_what_the_plan_alone_would_give()
    {
        var first = _channels.Apply(Day);
        Move("2026-12-07T06:00:00Z", "2026-12-07T06:20:00Z");
        TakeOut("2026-12-07T20:00:00Z");

        var reply = _channels.Reply(Day, discardEdits: true);

        (reply.Applied, reply.KeptEdits, reply.DiscardedEdits).Should().Be((true, 0, 2));
        reply.Summary.Should().Be("Stored as revision 4. Discarded: 2 hand edits.");
        var stored = _channels.Store.Schedules.Load(first.Calendar.Id).Value;
        Exclusion.Of(stored).Should().BeEmpty();
        stored.Events.Should().NotContain(item => HandEdit.Of(item) != null);
        _channels.Reply(Day).Unchanged.Should().BeTrue();
    }

    [Fact]
    public void An_edit_that_a_must_is_against_stays_if_breaches_are_accepted()
    {
        var plan = Day.Replace("{ url: a.mp4, title: A, duration: 1h }", "{ url: a.mp4, title: A, duration: 1h, not_before: \"20:00\" }", StringComparison.Ordinal);
        var id = _channels.Apply(plan).Calendar.Id;
        Replace("2026-12-07T06:00:00Z", "a.mp4", "A");

        var refused = _channels.Reply(plan);
        (refused.Applied, refused.MustsHold, refused.Exit).Should().Be((false, false, ExitCode.Findings));
        refused.Summary.Should().StartWith("Nothing is stored. Musts do not hold");
        refused.EditConflicts.Should().ContainSingle().Which.Should().Be(
            new EditConflictRow("2026-12-07T06:00:00Z", "A", "replaced", "2026-12-01T09:00:00Z", true, "It may not start at that time of the day.") { By = "anna" });

        var accepted = _channels.Reply(plan, acceptBreaches: true);
        (accepted.Applied, accepted.KeptEdits).Should().Be((true, 1));
        HandOf(id).Should().ContainSingle();
    }

    [Fact]
    public void An_item_that_the_plan_lost_stays_where_a_person_put_it()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        var kept = Move("2026-12-07T12:00:00Z", "2026-12-07T13:15:00Z");

        _channels.Reply(Day[..Day.IndexOf("fixed:", StringComparison.Ordinal)]).KeptEdits.Should().Be(1);

        HandOf(id).Should().ContainSingle().Which.MediaUrl.Should().Be(kept.MediaUrl);
        Nothing_overlaps(id);
    }

    [Fact]
    public void An_edit_of_the_past_stays_as_all_of_the_past_does()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        Replace("2026-12-07T06:00:00Z", "guest.mp4", "A guest");
        Replace("2026-12-07T18:00:00Z", "guest.mp4", "A guest");

        var reply = _channels.Reply(Day, discardEdits: true, now: "2026-12-07T15:00:00Z");

        reply.DiscardedEdits.Should().Be(1);
        HandOf(id).Select(item => item.Window.Start).Should().Equal(At("2026-12-07T06:00:00Z"));
        _channels.Reply(Day, now: "2026-12-07T15:00:00Z").KeptEdits.Should().Be(0, "only what is to come can be kept or not");
    }

    [Fact]
    public void A_new_event_never_takes_the_id_that_a_moved_one_took_along()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        Move("2026-12-07T06:00:00Z", "2026-12-07T06:20:00Z");

        _channels.Reply(Day);

        _channels.Store.Schedules.Load(id).Value.Events.Select(item => item.Id).Should().OnlyHaveUniqueItems();
        _channels.Reply(Day).Unchanged.Should().BeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_new_event_takes_no_id_of_one_that_stays(bool isByHand)
    {
        var id = _channels.Apply(Day).Calendar.Id;
        var (early, late, noon) = (On("2026-12-07T06:00:00Z"), On("2026-12-07T20:00:00Z"), On("2026-12-07T12:00:00Z"));
        _channels.Edit(id, calendar => calendar with
        {
            // The early one has the id of the start of the late one, which is gone.
            Events =
            [
                .. calendar.Events.Where(item => item.Id != late.Id && item.Id != early.Id),
                isByHand ? Hand(early with { Id = late.Id }, HandEditKind.Changed) : early with { Id = late.Id },
            ],
        });

        _channels.Reply(Day);

        var events = _channels.Store.Schedules.Load(id).Value.Events;
        events.Should().Contain(item => item.Id == late.Id && item.Window.Start == early.Window.Start, "what stays keeps its id");
        events.Should().Contain(item => item.Id == noon.Id && item.Window.Start == noon.Window.Start);
        events.Should().Contain(item => item.Window.Start == late.Window.Start, "it was planned anew");
        events.Select(item => item.Id).Should().OnlyHaveUniqueItems();
        _channels.Reply(Day).Unchanged.Should().BeTrue();
    }

    [Fact]
    public void An_id_that_two_events_have_is_left_to_the_edited_one()
    {
        var id = _channels.Apply(Day).Calendar.Id;
        var (early, late) = (On("2026-12-07T06:00:00Z"), On("2026-12-07T20:00:00Z"));
        _channels.Edit(id, calendar => calendar with
        {
            Events = [.. calendar.Events.Where(item => item.Id != early.Id), Hand(early with { Id = late.Id, MediaUrl = "guest.mp4" }, HandEditKind.Replaced)],
        });

        _channels.Reply(Day);

        var events = _channels.Store.Schedules.Load(id).Value.Events;
        events.Single(item => item.Id == late.Id).MediaUrl.Should().Be("guest.mp4", "an edited event stays to the byte");
        events.Select(item => item.Id).Should().OnlyHaveUniqueItems();
        _channels.Reply(Day).Unchanged.Should().BeTrue();
    }

    [Fact]
    public void A_plan_hash_of_a_plan_with_edits_is_not_that_of_one_without()
    {
        _channels.Apply(Day);
        Replace("2026-12-07T06:00:00Z", "guest.mp4", "A guest");

        _channels.Reply(Day, discardEdits: false).PlanHash.Should().NotBe(_channels.Reply(Day, discardEdits: true).PlanHash);
    }

    private static ScheduleEvent Guest(string name, string start, int seconds) => new()
    {
        Id = name,
        Title = name,
        MediaUrl = $"{name}.mp4",
        Window = new TimeWindow(At(start), At(start).PlusSeconds(seconds)),
    };

    private static ScheduleEvent Hand(ScheduleEvent item, HandEditKind kind, int later = 0, Instant? from = null) =>
        new HandEdit(kind, Edited.PlusSeconds(later), "anna") { From = from }.On(item);

    private static ScheduleId Id() => new IdSource("plan").For("Day");

    private ScheduleEvent On(string at) => _channels.Store.Schedules.Load(Id()).Value.Events.Single(item => item.Window.Contains(At(at)));

    // What is under the new place is taken out.
    private ScheduleEvent Move(string at, string to)
    {
        var item = On(at);
        var window = new TimeWindow(At(to), At(to).PlusSeconds(item.Window.Seconds));
        var under = _channels.Store.Schedules.Load(Id()).Value.Events
            .Where(other => other != item && other.Window.Start < window.End && window.Start < other.Window.End).ToList();
        _channels.Edit(Id(), calendar => Exclusion.Add(
            calendar with
            {
                Events = [.. calendar.Events.Where(other => other.Id != item.Id && !under.Exists(gone => gone.Id == other.Id)), Hand(item with { Window = window }, HandEditKind.Moved, from: item.Window.Start)],
            },
            [],
            Edited));
        return item;
    }

    private void Replace(string at, string url, string title)
    {
        var item = On(at);
        _channels.Edit(Id(), calendar => Exclusion.Add(
            calendar with
            {
                Events = [.. calendar.Events.Where(other => other.Id != item.Id), Hand(item with { MediaUrl = url, Title = title }, HandEditKind.Replaced)],
            },
            [new Exclusion(item.MediaUrl!, item.Window.Start, Edited, "anna")],
            Edited));
    }

    private ScheduleEvent TakeOut(string at)
    {
        var item = On(at);
        _channels.Edit(Id(), calendar => Exclusion.Add(
            calendar with { Events = [.. calendar.Events.Where(other => other.Id != item.Id)] },
            [new Exclusion(item.MediaUrl!, item.Window.Start, Edited, "anna")],
            Edited));
        return item;
    }

    private ImmutableArray<ScheduleEvent> HandOf(ScheduleId id) =>
        [.. _channels.Store.Schedules.Load(id).Value.Events.Where(item => HandEdit.Of(item) is not null)];

    private void Nothing_overlaps(ScheduleId id)
    {
        var events = _channels.Store.Schedules.Load(id).Value.Events;
        events.Zip(events.Skip(1)).Should().NotContain(pair => pair.First.Window.End > pair.Second.Window.Start);
    }
}
