using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>A planned calendar that is exported, edited elsewhere and imported in its own place.</summary>
public sealed class ReplacedCalendarTests : IDisposable
{
    private const string Plan = """
        channel: Day
        start: 2026-12-07
        hours: 6
        seed: 3
        pools:
          films:
            items:
              - { url: a.mp4, title: A, duration: 1h }
              - { url: b.mp4, title: B, duration: 1h }
              - { url: c.mp4, title: C, duration: 1h }
              - { url: d.mp4, title: D, duration: 1h }
        blocks:
          - { name: All day, from: "00:00", to: "24:00", pool: films }
        """;

    private readonly Plans.Channels _channels = new();

    public void Dispose() => _channels.Dispose();

    [Theory]
    [InlineData(FormatNames.Json)]
    [InlineData(FormatNames.Csv)]
    [InlineData(FormatNames.Xmltv)]
    public void What_stays_the_same_keeps_its_reason_and_is_not_an_edit(string format)
    {
        var id = _channels.Apply(Plan).Calendar.Id;
        var before = _channels.Store.Schedules.Load(id).Value;

        var reply = _channels.Import(id, _channels.Export(id, format), format);

        var after = _channels.Store.Schedules.Load(id).Value;
        reply.Changes!.Counts.Should().Be(new Contracts.Operations.Schedules.DiffCounts(6, 0, 0, 0, 0));
        reply.Notes.Should().Contain("This took the place of a planned calendar; nothing that is to come differs.");
        after.Events.Select(EventReason.Of).Should().BeEquivalentTo(before.Events.Select(EventReason.Of), options => options.WithStrictOrdering());
        after.Events.Select(item => (item.Id, item.MediaUrl, item.Window)).Should().Equal(before.Events.Select(item => (item.Id, item.MediaUrl, item.Window)));
        (after.Name, after.Source, after.Revision).Should().Be(("Day", Schedule.PlannedSource, 2));
        _channels.On("Day").Should().Equal(id);
        _channels.Reply(Plan).Unchanged.Should().BeTrue();
    }

    [Fact]
    public void What_differs_becomes_an_edit_by_hand_that_the_next_plan_keeps()
    {
        var id = _channels.Apply(Plan).Calendar.Id;
        var before = _channels.Store.Schedules.Load(id).Value.Events;
        var (gone, other) = (before[1], before[4]);
        var lines = _channels.Export(id, FormatNames.Csv).Split('\n')
            .Where(line => !line.Contains("01:00:00", StringComparison.Ordinal) || !line.Contains("02:00:00", StringComparison.Ordinal))
            .Select(line => line.Contains("04:00:00", StringComparison.Ordinal) && line.Contains("05:00:00", StringComparison.Ordinal)
                ? line.Replace(other.MediaUrl!, "guest.mp4", StringComparison.Ordinal)
                : line);

        var reply = _channels.Import(id, string.Join('\n', lines), FormatNames.Csv);

        reply.Changes!.Counts.Should().Be(new Contracts.Operations.Schedules.DiffCounts(4, 0, 1, 0, 1));
        reply.Changes.Removed.Should().ContainSingle().Which.Title.Should().Be(gone.Title);
        reply.Changes.Changed.Should().ContainSingle().Which.Changes.Url!.To.Should().Be("guest.mp4");
        reply.Notes.Should().Contain("This took the place of a planned calendar. What differs counts as edited by hand (2 events): "
            + "the next apply keeps it, and apply --discard-edits would overwrite it.");
        var stored = _channels.Store.Schedules.Load(id).Value;
        Exclusion.Of(stored).Select(taken => (taken.Url, taken.Start)).Should().Equal(
            (gone.MediaUrl!, gone.Window.Start), (other.MediaUrl!, other.Window.Start));
        stored.Events.Select(HandEdit.Of).OfType<HandEdit>().Should().ContainSingle().Which.What.Should().Be(HandEditKind.Replaced);

        var planned = _channels.Reply(Plan);
        planned.KeptEdits.Should().Be(2);
        var after = _channels.Store.Schedules.Load(id).Value.Events;
        after.Should().Contain(item => item.MediaUrl == "guest.mp4" && item.Window == other.Window);
        after.Should().NotContain(item => item.MediaUrl == gone.MediaUrl && item.Window.Start == gone.Window.Start);
        after.Should().Contain(item => item.Window.Start == gone.Window.Start, "its time is filled with something else");
    }

    [Fact]
    public void An_edit_of_what_has_been_on_air_is_none()
    {
        var id = _channels.Apply(Plan).Calendar.Id;
        var first = _channels.Store.Schedules.Load(id).Value.Events[0];

        _channels.Import(id, _channels.Export(id, FormatNames.Json).Replace(first.MediaUrl!, "guest.mp4", StringComparison.Ordinal), FormatNames.Json, "2026-12-07T05:30:00Z");

        _channels.Store.Schedules.Load(id).Value.Events.Should().NotContain(item => HandEdit.Of(item) != null);
    }

    [Fact]
    public void A_schedule_that_was_imported_is_replaced_whole_and_the_reply_says_what_changes()
    {
        var id = _channels.Publish("Other", "2026-12-07T00:00:00Z", "a.mp4", "b.mp4");

        var reply = _channels.Import(id, """[{"title":"New","start":"2026-12-07T00:00:00Z","end":"2026-12-07T01:00:00Z"}]""", FormatNames.Json);

        (reply.Changes!.Counts.Removed, reply.Changes.Counts.Changed).Should().Be((1, 1));
        var stored = _channels.Store.Schedules.Load(id).Value;
        stored.Events.Should().ContainSingle().Which.MediaUrl.Should().BeNull();
        Exclusion.Of(stored).Should().BeEmpty();
        _channels.On("Other").Should().Equal(id);
    }
}
