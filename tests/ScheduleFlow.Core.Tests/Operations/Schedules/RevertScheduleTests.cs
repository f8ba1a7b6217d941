using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

public sealed class RevertScheduleTests : IDisposable
{
    private readonly Station _station = new();
    private readonly ScheduleId _id;

    public RevertScheduleTests()
    {
        _id = _station.Imported("News", "Film");
        _station.Import(Station.Document("News", "Match", "Film"), replace: _id, actor: "ben@::1", message: "The match").Problem.Should().BeNull();
    }

    public void Dispose() => _station.Dispose();

    [Fact]
    public void Going_back_makes_a_new_revision_with_the_content_of_the_old_one()
    {
        var first = _station.Store.Schedules.LoadRevision(_id, 1).Value;

        var reply = _station.Revert(_id, to: 1, actor: "anna@::1", message: "No match").Value;

        (reply.Revision, reply.RevertedTo, reply.Events, reply.Unchanged, reply.DryRun).Should().Be((3, 1, 2, null, null));
        reply.Changes.Should().Be(new DiffCounts(1, 0, 1, 1, 0), "the match is gone, and the film is earlier");
        _station.Store.Schedules.Load(_id).Value.Should().BeEquivalentTo(first with
        {
            Revision = 3,
            Change = new ScheduleChange(Events.Origin.PlusSeconds(3), "anna", "revert-schedule", "No match"),
        });
        _station.Store.Schedules.Revisions(_id, 10).Value.Revisions.Select(revision => revision.Revision).Should().Equal(3, 2, 1);
    }

    [Fact]
    public void A_revert_is_undone_by_a_revert()
    {
        var second = _station.Store.Schedules.Load(_id).Value;
        _station.Revert(_id, to: 1).Problem.Should().BeNull();

        _station.Revert(_id, to: 2).Value.Revision.Should().Be(4);

        _station.Store.Schedules.Load(_id).Value.Events.Should().Equal(second.Events);
    }

    [Fact]
    public void Going_back_to_the_present_revision_changes_nothing_and_says_so()
    {
        var reply = _station.Revert(_id, to: 2).Value;

        (reply.Revision, reply.Unchanged).Should().Be((2, true));
        _station.Store.Schedules.Load(_id).Value.Revision.Should().Be(2);
    }

    [Fact]
    public void A_dry_run_says_what_would_change_and_stores_nothing()
    {
        var reply = _station.Revert(_id, to: 1, dryRun: true).Value;

        (reply.Revision, reply.DryRun, reply.Changes.Removed).Should().Be((3, true, 1));
        _station.Store.Schedules.Load(_id).Value.Revision.Should().Be(2);
    }

    [Fact]
    public void Whoever_expects_an_older_revision_is_refused_and_told_of_the_others_change()
    {
        var problem = _station.Revert(_id, to: 1, ifRevision: 1).Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Message.Should().Contain("is at revision 2, not 1");
        problem.Details.Should().Be($"Revision 2 was stored by ben at {Events.Origin.PlusSeconds(2)} with import-schedule: The match");
        _station.Revert(_id, to: 1, ifRevision: 2).Problem.Should().BeNull();
    }

    [Fact]
    public void What_is_not_there_cannot_be_gone_back_to()
    {
        _station.Revert(_id, to: 7).Problem!.Type.Should().Be(ErrorType.NotFound);
        _station.Revert(_id, to: 0).Problem!.Type.Should().Be(ErrorType.Validation);
        _station.Revert(new ScheduleId(Guid.NewGuid()), to: 1).Problem!.Type.Should().Be(ErrorType.NotFound);
        _station.Revert(_id, to: 1, message: new string('x', Limits.MaxMessageLength + 1)).Problem!.Type.Should().Be(ErrorType.Validation);
    }
}
