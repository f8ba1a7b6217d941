using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Schedules;

/// <summary>What people changed in a calendar is kept with its events and with it.</summary>
public sealed class HandEditTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 1, 0);

    [Theory]
    [InlineData("{\"plan\":{\"kind\":\"block\"},\"x\":1.50}", "{\"plan\":{\"kind\":\"block\"},\"x\":1.50,")]
    [InlineData(null, "{")]
    public void An_edit_is_kept_beside_what_else_is_known_of_the_event(string? before, string begin)
    {
        var item = Events.At(0, 60) with { Extras = before is null ? null : Extras.Of(FormatNames.Json, before) };
        var edit = new HandEdit(HandEditKind.Moved, Now, "anna@10.0.0.7") { From = Now.PlusSeconds(-5) };

        var edited = edit.On(item);

        edited.Extras![FormatNames.Json].Should().Be(
            begin + "\"hand\":{\"what\":\"moved\",\"at\":\"2026-12-01T00:00:00Z\",\"by\":\"anna@10.0.0.7\",\"from\":\"2026-11-30T23:59:55Z\"}}");
        HandEdit.Of(edited).Should().Be(edit);
        HandEdit.Of(item).Should().BeNull();
        HandEdit.Discard(edited).Should().Be(item);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_kind_is_read_as_it_was_written_and_the_last_edit_counts(int kind)
    {
        var edit = new HandEdit((HandEditKind)kind, Now, null);

        HandEdit.Of(edit.On(new HandEdit(HandEditKind.Added, Now, "x").On(Events.At(0, 60)))).Should().Be(edit);
    }

    [Fact]
    public void Extras_of_other_formats_are_left_alone()
    {
        var item = Events.At(0, 60) with { Extras = Extras.Of(FormatNames.Xmltv, "<icon/>") };
        var edited = new HandEdit(HandEditKind.Changed, Now, null).On(item);

        edited.Extras![FormatNames.Xmltv].Should().Be("<icon/>");
        HandEdit.Discard(edited).Should().Be(item);
    }

    [Fact]
    public void Exclusions_are_kept_in_order_once_each_and_until_their_start()
    {
        var calendar = Calendar();
        var late = new Exclusion("b", Now.PlusSeconds(60), Now, "anna");
        var soon = new Exclusion("a", Now, Now, null);
        var past = new Exclusion("c", Now.PlusSeconds(-1), Now, null);

        var edited = Exclusion.Add(calendar, [late, soon, past, late with { By = "ben" }], Now);

        Exclusion.Of(edited).Should().Equal(soon, late);
        Exclusion.Of(Exclusion.Add(edited, [], Now.PlusSeconds(1))).Should().Equal(late);
        Exclusion.With(edited, []).Extras.Should().Be(calendar.Extras);
        Exclusion.Of(calendar).Should().BeEmpty();
    }

    private static Schedule Calendar() => new()
    {
        Id = new ScheduleId(Guid.Empty),
        Name = "N",
        Source = Schedule.PlannedSource,
        Imported = Now,
        Counts = new ImportCounts(1, 0, 0, 0),
        Events = [Events.At(0, 60)],
        Extras = Extras.Of(FormatNames.Json, "{\"fill\":{\"seed\":1}}"),
    };
}
