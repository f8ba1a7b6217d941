using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Tests.Checking;

namespace ScheduleFlow.Core.Tests.Operations.Schedules;

/// <summary>How revisions are listed, shown and compared.</summary>
public sealed class RevisionListTests : IDisposable
{
    private readonly Station _station = new();
    private readonly ScheduleId _id;

    public RevisionListTests()
    {
        _id = _station.Imported("News");
        _station.Import(Station.Document("News", "Film"), replace: _id, actor: "anna@::1", message: "A film").Problem.Should().BeNull();
        _station.Import(Station.Document("Film"), replace: _id).Problem.Should().BeNull();
    }

    public void Dispose() => _station.Dispose();

    [Fact]
    public void A_row_says_who_when_why_and_how_much()
    {
        var reply = ListRevisions.Run(new ListRevisionsRequest { Id = _id.ToString(), Limit = 2 }, _station.Context("list-revisions")).Value;

        (reply.ScheduleId, reply.Count, reply.Total, reply.Warnings).Should().Be((_id.ToString(), 2, 3, null));
        var row = reply.Revisions[1];
        (row.Revision, row.At, row.By, row.Verb, row.Message).Should()
            .Be((2, Events.Origin.PlusSeconds(2).ToString(), "anna", "import-schedule", "A film"));
        (row.Name, row.Events, row.Start, row.End).Should().Be(("Week", 2, "2026-11-24T10:00:00Z", "2026-11-24T10:20:00Z"));
        row.Size.Should().Be(_station.Store.Schedules.LoadRevisionDocument(_id, 2).Value.Length);
        row.ContentHash.Should().Be(ContentHash.Of(_station.Store.Schedules.LoadRevision(_id, 2).Value.Events));
        reply.Revisions[0].By.Should().BeNull("it was someone in a shell");
    }

    [Theory]
    [InlineData(null, "\"revision\":3,")]
    [InlineData("3", "\"revision\":3,")]
    [InlineData("2", "\"revision\":2,")]
    public void An_earlier_revision_is_shown_as_it_was_stored(string? revision, string expected)
    {
        var reply = Show(revision).Value.Should().BeOfType<StoredReply>().Subject;

        Encoding.UTF8.GetString(reply.Document.Span).Should().Contain(expected);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("two")]
    [InlineData("+2")]
    public void What_is_no_number_of_a_revision_is_an_error(string revision) =>
        Show(revision).Problem!.Type.Should().Be(ErrorType.Validation);

    [Fact]
    public void A_revision_that_is_not_there_is_not_found() => Show("4").Problem!.Type.Should().Be(ErrorType.NotFound);

    [Fact]
    public void Two_revisions_are_compared_by_their_numbers()
    {
        var id = _id.ToString();

        var diff = Diff($"{id}@1", $"{id}@2").Value;
        (diff.A.Revision, diff.B.Revision, diff.Counts).Should().Be((1, 2, new DiffCounts(1, 1, 0, 0, 0)));

        Diff($"{id[..8]}@3", id).Value.Same.Should().BeTrue("the beginning of an id will do, and the present one needs no number");
        Diff("Week@2", id).Value.Same.Should().BeFalse();
        Diff($"{id}@9", id).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Fact]
    public void A_file_whose_name_looks_like_a_revision_is_a_file()
    {
        var path = Path.Combine(Path.GetDirectoryName(_station.Data)!, "week@2");
        File.WriteAllText(path, Station.Document("Film"));

        Diff(path, _id.ToString()).Value.Same.Should().BeTrue();
    }

    private Outcome<Contracts.Operations.Reply> Show(string? revision) =>
        ShowSchedule.Run(new ShowScheduleRequest { Id = _id.ToString(), Revision = revision }, _station.Context("show-schedule"));

    private Outcome<DiffReply> Diff(string before, string after) =>
        DiffSchedules.Run(new DiffRequest { Before = before, After = after }, _station.Context("diff"));
}
