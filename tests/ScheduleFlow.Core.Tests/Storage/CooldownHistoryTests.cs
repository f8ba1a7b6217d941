using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class CooldownHistoryTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileStore _store;

    public CooldownHistoryTests() => _store = new FileStore(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stored_calendar_enters_the_last_play_of_each_video()
    {
        _store.Schedules.AddCalendar(Calendar(("a", 0), ("b", 10), ("a", 20)), 0).Problem.Should().BeNull();

        LastStarts().Should().BeEquivalentTo(new Dictionary<string, long> { ["a"] = 20, ["b"] = 10 });
    }

    [Fact]
    public void A_calendar_before_what_is_known_does_not_set_the_clock_back()
    {
        _store.Schedules.AddCalendar(Calendar(("a", 100)), 0).Problem.Should().BeNull();
        _store.Schedules.AddCalendar(Calendar(("a", 50)), 1).Problem.Should().BeNull();

        LastStarts().Should().Contain("a", 100);
    }

    [Fact]
    public void A_calendar_filled_from_a_history_that_has_changed_is_a_conflict_and_stores_nothing()
    {
        _store.Schedules.AddCalendar(Calendar(("a", 0)), 0).Problem.Should().BeNull();

        _store.Schedules.AddCalendar(Calendar(("a", 10)), 0).Problem!.Type.Should().Be(ErrorType.Conflict);

        LastStarts().Should().Contain("a", 0);
        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(1);
    }

    [Fact]
    public void Deleting_a_calendar_forgets_what_it_has_not_played_yet()
    {
        _store.Schedules.AddCalendar(Calendar(("a", 0), ("b", 0)), 0).Problem.Should().BeNull();
        var later = Calendar(("a", 100), ("c", 110));
        _store.Schedules.AddCalendar(later, 1).Problem.Should().BeNull();

        _store.Schedules.Delete(later.Id, Events.Origin.PlusSeconds(50)).Problem.Should().BeNull();

        LastStarts().Should().BeEquivalentTo(new Dictionary<string, long> { ["a"] = 0, ["b"] = 0 });
    }

    [Fact]
    public void Deleting_a_calendar_that_is_on_air_keeps_what_it_has_played()
    {
        var calendar = Calendar(("a", 0), ("b", 10), ("a", 100));
        _store.Schedules.AddCalendar(calendar, 0).Problem.Should().BeNull();

        _store.Schedules.DeleteAll(Events.Origin.PlusSeconds(50)).Value.Should().Be(1);

        LastStarts().Should().BeEquivalentTo(new Dictionary<string, long> { ["a"] = 0, ["b"] = 10 });
    }

    [Fact]
    public void A_damaged_history_is_rebuilt_from_its_backup_and_the_stored_calendars()
    {
        var gone = Calendar(("a", 0));
        _store.Schedules.AddCalendar(gone, 0).Problem.Should().BeNull();
        _store.Schedules.Delete(gone.Id, Events.Origin.PlusSeconds(5)).Problem.Should().BeNull();
        _store.Schedules.AddCalendar(Calendar(("b", 10)), 2).Problem.Should().BeNull();
        File.WriteAllText(_folder["data", "schedules", "cooldown_history.json"], "{\"version\":1,\"revision\":1,\"videos\":{\"a\"");

        LastStarts().Should().BeEquivalentTo(new Dictionary<string, long> { ["a"] = 0, ["b"] = 10 });
        _store.Notices.Should().ContainSingle().Which.Should().Contain("rebuilt");
        _store.Schedules.AddCalendar(Calendar(("c", 20)), 3).Problem!.Type.Should().Be(ErrorType.Conflict, "the rebuilt history is not the one that was lost");
    }

    private Dictionary<string, long> LastStarts() =>
        _store.History.Load().Value.Plays.ToDictionary(play => play.Key, play => play.Value[^1].Last - Events.Origin);

    private static Schedule Calendar(params (string Url, long Start)[] plays) => new()
    {
        Id = new ScheduleId(Guid.NewGuid()),
        Name = "Calendar",
        Source = Schedule.FilledSource,
        Imported = Events.Origin,
        Events = [.. plays.Select(play => Events.At(play.Start, play.Start + 10) with { MediaUrl = play.Url })],
        Counts = new ImportCounts(plays.Length, 0, 0, 0),
    };
}
