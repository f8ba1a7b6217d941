using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Filling;
using ScheduleFlow.Contracts.Operations.Plans;
using ScheduleFlow.Core.Operations.Filling;
using ScheduleFlow.Core.Operations.Plans;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

public sealed class ScheduleChangeTests : IDisposable
{
    private readonly Station _station = new();

    public void Dispose() => _station.Dispose();

    [Fact]
    public void A_schedule_says_who_stored_its_revision_when_with_what_and_why()
    {
        var id = _station.Imported("News");
        Stored(id).Should().Be(new ScheduleChange(Events.Origin.PlusSeconds(1), null, "import-schedule"));

        _station.Import(Station.Document("Film"), replace: id, actor: "anna@10.0.0.7", message: " The match runs over ").Problem.Should().BeNull();

        Stored(id).Should().Be(new ScheduleChange(Events.Origin.PlusSeconds(2), "anna", "import-schedule", "The match runs over"));
    }

    [Theory]
    [InlineData("editor@127.0.0.1", "editor")]
    [InlineData("nightly-import@2001:db8::7", "nightly-import")]
    public void It_names_nobodys_address(string actor, string by)
    {
        var id = _station.Imported("News");

        _station.Import(Station.Document("Film"), replace: id, actor: actor).Problem.Should().BeNull();

        Stored(id)!.By.Should().Be(by);
    }

    [Fact]
    public void Too_long_a_message_is_refused_and_a_blank_one_is_none()
    {
        var id = _station.Imported("News");

        _station.Import(Station.Document("Film"), replace: id, message: new string('x', Limits.MaxMessageLength + 1))
            .Problem!.Type.Should().Be(ErrorType.Validation);
        _station.Import(Station.Document("Film"), replace: id, message: "  ").Problem.Should().BeNull();

        Stored(id)!.Message.Should().BeNull();
    }

    [Fact]
    public void A_filled_and_a_planned_calendar_say_it_as_well()
    {
        var fill = new SchedulePlaylistRequest { Links = "-", Start = "2026-12-01T00:00:00Z", Hours = 1, Cooldown = 0 };
        SchedulePlaylist.Run(fill, _station.Context(SchedulePlaylistRequest.Verb, "anna@::1", """["https://media.example.edu/a.mp4"]""")).Problem.Should().BeNull();
        const string Plan = """
            channel: One
            start: 2026-12-07
            days: 1
            pools:
              films: { items: [{ url: a.mp4, title: A, duration: 1h }] }
            blocks:
              - { name: Evening, from: "19:00", to: "20:00", pool: films }
            """;
        Apply.Run(new ApplyRequest { File = "-", AcceptBreaches = true }, _station.Context(ApplyRequest.Verb, "ben@::1", Plan)).Problem.Should().BeNull();

        _station.Store.Schedules.List(new ScheduleQuery(10, null, null)).Value.Schedules
            .Select(summary => Stored(summary.Id)).Select(change => (change!.By, change.Verb))
            .Should().BeEquivalentTo([("anna", "schedule-playlist"), ("ben", "apply")]);
    }

    private ScheduleChange? Stored(ScheduleId id) => _station.Store.Schedules.Load(id).Value.Change;
}
