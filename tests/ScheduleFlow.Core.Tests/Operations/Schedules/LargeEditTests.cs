using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Editing;
using ScheduleFlow.Core.Tests.Editing;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>Edits of long schedules.</summary>
public sealed class LargeEditTests
{
    [Fact]
    public void One_edit_of_many_events_makes_one_new_event_and_keeps_the_others()
    {
        var schedule = EditSample.Of([.. Enumerable.Range(0, 10_000).Select(at => $"e{at} {at}-{at + 1}")]);

        var edited = ScheduleEditor.Apply(schedule, [EditSample.Move("e5000", 20_000)], EditSample.Terms).Value;

        edited.Touched.Should().ContainSingle();
        edited.Schedule.Events.Intersect(schedule.Events, ReferenceEqualityComparer.Instance).Should().HaveCount(9_999);
    }

    [Fact]
    public void A_thousand_edits_of_many_events_are_made_at_once()
    {
        var schedule = EditSample.Of([.. Enumerable.Range(0, 10_000).Select(at => $"e{at} {at}-{at + 1}")]);
        Edit[] edits = [.. Enumerable.Range(0, EditCall.MaxEdits).Select(at => EditSample.Delete($"e{at * 10}", ripple: true))];

        var edited = ScheduleEditor.Apply(schedule, [.. edits], EditSample.Terms).Value;

        edited.Schedule.Events.Should().HaveCount(9_000);
        edited.Schedule.Events[^1].Window.End.Should().Be(EditSample.At(9_000));
    }

    [Fact]
    public void More_events_than_a_schedule_may_have_are_refused()
    {
        var events = EditSample.Of("a 0-1").Events[0];
        var schedule = EditSample.Of("a 0-1") with
        {
            Events = [.. Enumerable.Range(0, Limits.MaxEvents).Select(at => events with { Id = $"{at}", Window = EditSample.Window(at, at + 1) })],
        };

        var problem = ScheduleEditor.Apply(schedule, [EditSample.Add("x", Limits.MaxEvents, Limits.MaxEvents + 1)], EditSample.Terms).Problem!;

        problem.Type.Should().Be(ErrorType.TooLarge);
        problem.Message.Should().Contain("500001 events; 500000 are the most");
    }
}
