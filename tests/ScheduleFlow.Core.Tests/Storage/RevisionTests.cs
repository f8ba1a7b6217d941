using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Settings;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class RevisionTests : IDisposable
{
    private const int Day = 24 * 3600;

    private readonly TempFolder _folder = new();
    private readonly StorePaths _paths;

    public RevisionTests() => _paths = new StorePaths(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_replacement_keeps_the_bytes_of_the_revision_before()
    {
        Add();
        var first = Store().Schedules.LoadDocument(Id).Value.ToArray();
        Replace(2);
        var second = Store().Schedules.LoadDocument(Id).Value.ToArray();
        Replace(3);

        Store().Schedules.LoadRevisionDocument(Id, 1).Value.ToArray().Should().Equal(first);
        Store().Schedules.LoadRevisionDocument(Id, 2).Value.ToArray().Should().Equal(second);
        Store().Schedules.LoadRevision(Id, 2).Value.Name.Should().Be("Revision 2");
        Store().Schedules.LoadRevision(Id, 3).Value.Revision.Should().Be(3, "the present one is a revision as well");
        Store().Schedules.LoadRevision(Id, 4).Problem!.Type.Should().Be(ErrorType.NotFound);
        Store().Schedules.LoadRevision(Samples.Id(2), 1).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Fact]
    public void The_list_says_of_each_revision_who_made_it_when_why_and_how_much_it_holds()
    {
        Store().Schedules.Add([Schedule(1) with { Change = null }]).Problem.Should().BeNull();
        Replace(2, message: "Später");
        Replace(3);

        var list = Store().Schedules.Revisions(Id, 10).Value;

        list.Total.Should().Be(3);
        list.Warnings.Should().BeEmpty();
        list.Revisions.Should().Equal(Enumerable.Range(1, 3).Reverse().Select(
            revision => ScheduleRevision.Of(Store().Schedules.LoadRevision(Id, revision).Value, Store().Schedules.LoadRevisionDocument(Id, revision).Value.Length)));
        list.Revisions.Select(revision => revision.Change?.Message).Should().Equal(null, "Später", null);
        Store().Schedules.Revisions(Id, 2).Value.Revisions.Select(revision => revision.Revision).Should().Equal([3, 2], "the newest come first");
        Store().Schedules.Revisions(Id, 2).Value.Total.Should().Be(3);
    }

    [Fact]
    public void A_header_longer_than_usual_is_read_as_well()
    {
        Store().Schedules.Add([Schedule(1) with { Name = new string('n', 30_000) }]).Problem.Should().BeNull();
        Replace(2);

        Store().Schedules.Revisions(Id, 10).Value.Revisions[1].Name.Should().HaveLength(30_000);
    }

    [Fact]
    public void As_many_are_kept_as_the_settings_say()
    {
        Add();
        Enumerable.Range(2, 53).ToList().ForEach(revision => Replace(revision));
        Numbers().Should().Equal(Enumerable.Range(4, 51).Select(number => (long)number), "50 besides the present one, unless the settings say otherwise");

        Keep(settings => settings with { RevisionsKept = 3 });
        Replace(55);
        Numbers().Should().Equal(52, 53, 54, 55);
        Store().Schedules.LoadRevision(Id, 51).Problem!.Type.Should().Be(ErrorType.NotFound);

        Keep(settings => settings with { RevisionsKept = 0 });
        Replace(56);
        Numbers().Should().Equal(56);
    }

    [Fact]
    public void A_revision_is_kept_for_as_many_days_after_it_was_replaced_as_the_settings_say()
    {
        Keep(settings => settings with { RevisionDays = 10 });
        Add();
        Replace(2, day: 5);
        Replace(3, day: 8);
        Replace(4, day: 15);
        Numbers().Should().Equal([1, 2, 3, 4], "revision 1 was replaced ten days ago, not more");

        Replace(5, day: 16);
        Numbers().Should().Equal(2, 3, 4, 5);

        Replace(6, day: 100);
        Numbers().Should().Equal([5, 6], "the last one before a change is there for undoing it, however old it is");
    }

    [Fact]
    public void Settings_that_cannot_be_read_throw_no_revision_away()
    {
        Add();
        Keep(settings => settings with { RevisionsKept = 100 });
        Enumerable.Range(2, 60).ToList().ForEach(revision => Replace(revision));
        File.WriteAllText(_paths.Settings, "{");

        Replace(62);

        Numbers().Should().HaveCount(62);
    }

    [Fact]
    public void Deleting_a_schedule_deletes_its_revisions_and_nobody_elses()
    {
        Add();
        Replace(2);
        Store().Schedules.Add([Samples.Schedule(2)]).Problem.Should().BeNull();
        Store().Schedules.Replace(Samples.Schedule(2, "Again", 2)).Problem.Should().BeNull();

        Store().Schedules.Delete(Id).Problem.Should().BeNull();

        Directory.Exists(_paths.RevisionsOf(Id)).Should().BeFalse();
        Store().Schedules.LoadRevision(Samples.Id(2), 1).Problem.Should().BeNull();
        Store().Schedules.DeleteAll().Problem.Should().BeNull();
        Directory.EnumerateFileSystemEntries(_paths.Revisions).Should().BeEmpty();
    }

    [Fact]
    public void A_new_schedule_has_no_revisions_of_an_earlier_one_whose_file_was_deleted_by_hand()
    {
        Add();
        Replace(2);
        File.Delete(_paths.Schedule(Id));

        Add();
        Replace(2);
        Replace(3);

        Numbers().Should().Equal(1, 2, 3);
        Directory.GetFiles(_paths.RevisionsOf(Id)).Should().HaveCount(2);
    }

    [Fact]
    public void A_refused_change_keeps_no_revision_and_says_whose_change_came_first()
    {
        Add();
        Replace(2, actor: "anna", message: "The match runs over");

        var problem = Store().Schedules.Replace(Schedule(2)).Problem!;

        problem.Type.Should().Be(ErrorType.Conflict);
        problem.Details.Should().Be("Revision 2 was stored by anna at 2025-11-24T16:00:00Z with edit-schedule: The match runs over");
        Numbers().Should().Equal(1, 2);
    }

    [Fact]
    public void A_schedule_that_was_edited_by_hand_after_it_was_read_is_kept_as_it_was_then()
    {
        Add();
        var store = Store();
        store.Schedules.Load(Id).Problem.Should().BeNull();
        var path = _paths.Schedule(Id);
        File.WriteAllText(path, File.ReadAllText(path).Replace("Revision 1", "By hand 1", StringComparison.Ordinal));
        var edited = File.ReadAllBytes(path);

        store.Schedules.Replace(Schedule(2)).Problem.Should().BeNull();

        Store().Schedules.LoadRevisionDocument(Id, 1).Value.ToArray().Should().Equal(edited);
        Directory.GetFiles(_paths.RevisionsOf(Id)).Should().ContainSingle();
    }

    [Fact]
    public void The_backup_is_the_revision_before_and_stays_so()
    {
        Add();
        var first = File.ReadAllBytes(_paths.Schedule(Id));
        Replace(2);
        File.ReadAllBytes(StorePaths.Backup(_paths.Schedule(Id))).Should().Equal(first);
        var second = File.ReadAllBytes(_paths.Schedule(Id));

        Replace(3);

        File.ReadAllBytes(StorePaths.Backup(_paths.Schedule(Id))).Should().Equal(second);
    }

    [Fact]
    public void A_damaged_schedule_whose_backup_is_damaged_too_comes_back_from_its_last_readable_revision()
    {
        Add();
        Enumerable.Range(2, 3).ToList().ForEach(revision => Replace(revision));
        File.WriteAllText(_paths.Schedule(Id), "{");
        File.WriteAllText(StorePaths.Backup(_paths.Schedule(Id)), "");
        File.WriteAllText(_paths.Revision(Id, 3), "neither");
        var store = Store();

        var schedule = store.Schedules.Load(Id).Value;

        schedule.Name.Should().Be("Revision 2");
        store.Notices.Should().ContainSingle().Which.Should().Contain("Its revision 2 was restored");
        Numbers().Should().Equal([1, 2], "what is not earlier than the present one is none of its revisions");

        Replace(3);
        Replace(4);
        Store().Schedules.LoadRevision(Id, 3).Value.Name.Should().Be("Revision 3", "the new one takes the place of the damaged one");
        Numbers().Should().Equal(1, 2, 3, 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("short")]
    [InlineData("other")]
    public void A_damaged_revision_is_put_aside_and_reported_and_the_others_stay(string damage)
    {
        Add();
        Enumerable.Range(2, 3).ToList().ForEach(revision => Replace(revision));
        var path = _paths.Revision(Id, 2);
        var packed = File.ReadAllBytes(path);
        File.WriteAllBytes(path, damage switch
        {
            "short" => packed[..^9],
            "other" => File.ReadAllBytes(_paths.Revision(Id, 1)),
            _ => System.Text.Encoding.UTF8.GetBytes(damage),
        });

        var problem = Store().Schedules.LoadRevision(Id, 2).Problem!;

        problem.Type.Should().Be(ErrorType.StoreCorrupt);
        problem.Details.Should().Contain("corrupt-");
        Store().Schedules.LoadRevision(Id, 2).Problem!.Type.Should().Be(ErrorType.StoreCorrupt, "it stays reported");
        Numbers().Should().Equal(1, 3, 4);
    }

    [Fact]
    public void A_list_passes_over_a_damaged_revision_and_warns()
    {
        Add();
        Enumerable.Range(2, 3).ToList().ForEach(revision => Replace(revision));
        File.WriteAllText(_paths.Revision(Id, 2), "garbage");

        var list = Store().Schedules.Revisions(Id, 10).Value;

        list.Revisions.Select(revision => revision.Revision).Should().Equal(4, 3, 1);
        list.Warnings.Should().ContainSingle().Which.Should().Contain("Revision 2");
    }

    private static ScheduleId Id => Samples.Id(1);

    private static Schedule Schedule(long revision, string? actor = null, string? message = null, int day = 0) =>
        Samples.Schedule(1, $"Revision {revision}", revision, (int)(revision % 5) + 1) with
        {
            Imported = Events.Origin,
            Change = new ScheduleChange(Events.Origin.PlusSeconds(day * Day), actor, "edit-schedule", message),
        };

    private void Add() => Store().Schedules.Add([Schedule(1)]).Problem.Should().BeNull();

    private void Replace(long revision, string? actor = null, string? message = null, int day = 0) =>
        Store(day).Schedules.Replace(Schedule(revision, actor, message, day)).Problem.Should().BeNull();

    private void Keep(Func<StoreSettings, StoreSettings> change) =>
        Store().Settings.Change<StoreSettings>(settings => change(settings) is var changed ? (changed, changed) : default, _ => ["revisions"]).Problem.Should().BeNull();

    // Oldest first, the present one included.
    private IEnumerable<long> Numbers() => Store().Schedules.Revisions(Id, 10_000).Value.Revisions.Select(revision => revision.Revision).Reverse();

    private FileStore Store(int day = 0) => new(_paths.Root, new ChangeOrigin(Events.Origin.PlusSeconds(day * Day), "test", null, null));
}
