using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class FileStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileStore _store;

    public FileStoreTests() => _store = new FileStore(_folder["data"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_schedule_comes_back_as_it_was_stored()
    {
        var schedule = NewSchedule("Week “49” \u2028 \\ \n", extras: Extras.Of(FormatNames.Json, "{\"tags\":[1,\"ü\"]}").With(FormatNames.Xml, "<extras a=\"&lt;\" />").With(FormatNames.M3u, "#X"));

        _store.Schedules.Add([schedule]).Value.Should().ContainSingle().Which.Should().Be(ScheduleSummary.Of(schedule));

        var loaded = _store.Schedules.Load(schedule.Id).Value;
        loaded.Should().BeEquivalentTo(schedule, options => options.ComparingByMembers<Schedule>().ComparingByMembers<ScheduleEvent>());
        loaded.Events.Should().Equal(schedule.Events);
    }

    [Fact]
    public void A_stored_schedule_is_json_with_a_line_for_each_event()
    {
        var schedule = NewSchedule("Lines", events: 3);
        _store.Schedules.Add([schedule]).Problem.Should().BeNull();

        var text = File.ReadAllText(PathOf(schedule.Id));

        JsonDocument.Parse(text).RootElement.GetProperty("events").GetArrayLength().Should().Be(3);
        text.Split('\n').Count(line => line.StartsWith("{\"id\":", StringComparison.Ordinal)).Should().Be(3);
    }

    [Fact]
    public void A_list_is_in_order_of_import_and_comes_in_pages_that_join_without_loss()
    {
        var schedules = Enumerable.Range(0, 7).Select(i => NewSchedule($"S{i}", imported: 100 - (i / 2))).ToImmutableArray();
        _store.Schedules.Add(schedules).Problem.Should().BeNull();
        var expected = schedules.OrderBy(schedule => schedule.Imported).ThenBy(schedule => schedule.Id.ToString(), StringComparer.Ordinal).Select(schedule => schedule.Id);

        var seen = new List<ScheduleId>();
        string? after = null;
        do
        {
            var page = _store.Schedules.List(new ScheduleQuery(3, after, null)).Value;
            page.Total.Should().Be(7);
            seen.AddRange(page.Schedules.Select(summary => summary.Id));
            after = page.Next;
        }
        while (after is not null);

        seen.Should().Equal(expected);
    }

    [Fact]
    public void A_page_goes_on_where_the_one_before_ended_although_its_last_schedule_was_deleted()
    {
        _store.Schedules.Add([.. Enumerable.Range(0, 4).Select(i => NewSchedule($"S{i}", imported: i))]).Problem.Should().BeNull();
        var first = _store.Schedules.List(new ScheduleQuery(2, null, null)).Value;

        _store.Schedules.Delete(first.Schedules[1].Id).Problem.Should().BeNull();

        _store.Schedules.List(new ScheduleQuery(9, first.Next, null)).Value.Schedules.Select(summary => summary.Name).Should().Equal("S2", "S3");
    }

    [Fact]
    public void A_list_can_be_narrowed_to_a_part_of_the_name_in_any_case()
    {
        _store.Schedules.Add([NewSchedule("Campus WEEK"), NewSchedule("Hotel day")]).Problem.Should().BeNull();

        _store.Schedules.List(new ScheduleQuery(9, null, "week")).Value.Schedules.Should().ContainSingle().Which.Name.Should().Be("Campus WEEK");
    }

    [Fact]
    public void The_index_may_be_deleted_and_the_list_is_the_same()
    {
        _store.Schedules.Add([NewSchedule("A"), NewSchedule("B")]).Problem.Should().BeNull();
        var before = _store.Schedules.List(new ScheduleQuery(9, null, null)).Value;

        File.Delete(IndexPath);

        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().Equal(before.Schedules);
        File.ReadAllLines(IndexPath).Should().HaveCount(2, "the list was remembered for the next one");
    }

    [Fact]
    public void A_torn_last_line_of_the_index_loses_nothing_before_or_after_it()
    {
        _store.Schedules.Add([NewSchedule("A", imported: 1)]).Problem.Should().BeNull();
        var torn = NewSchedule("B", imported: 2);
        _store.Schedules.Add([torn]).Problem.Should().BeNull();
        using (var index = File.Open(IndexPath, FileMode.Open))
        {
            index.SetLength(index.Length - 20);
        }

        _store.Schedules.Add([NewSchedule("C", imported: 3)]).Problem.Should().BeNull();

        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Select(summary => summary.Name).Should().Equal("A", "B", "C");
    }

    [Fact]
    public void A_schedule_copied_into_the_folder_is_there_and_one_taken_away_is_gone()
    {
        var schedule = NewSchedule("Copied");
        var other = new FileStore(_folder["other"]);
        other.Schedules.Add([schedule]).Problem.Should().BeNull();
        _store.Schedules.Add([NewSchedule("Own")]).Problem.Should().BeNull();

        File.Move(_folder["other", "schedules", $"{schedule.Id}.json"], PathOf(schedule.Id));

        _store.Schedules.List(new ScheduleQuery(9, null, "copied")).Value.Schedules.Should().ContainSingle();
        other.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().BeEmpty();
    }

    [Fact]
    public void The_data_folder_may_be_deleted_at_any_time()
    {
        var schedule = NewSchedule("Gone");
        _store.Schedules.Add([schedule]).Problem.Should().BeNull();

        Directory.Delete(_folder["data"], recursive: true);

        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(0);
        _store.Schedules.Load(schedule.Id).Problem!.Type.Should().Be(ErrorType.NotFound);
        _store.Maintenance.Count().Value.Should().Be(new StoreCounts(0, 0, 0));
        _store.Schedules.Add([schedule]).Problem.Should().BeNull();
    }

    [Fact]
    public void Several_schedules_are_added_all_or_none()
    {
        var existing = NewSchedule("There");
        _store.Schedules.Add([existing]).Problem.Should().BeNull();

        var added = _store.Schedules.Add([NewSchedule("New"), existing]);

        added.Problem!.Type.Should().Be(ErrorType.Conflict);
        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().ContainSingle().Which.Name.Should().Be("There");
        Directory.GetFiles(_folder["data", "schedules"]).Should().HaveCount(2, "no temporary file is left");
    }

    [Fact]
    public void A_damaged_schedule_is_reported_with_its_place_and_the_others_stay()
    {
        var damaged = NewSchedule("Damaged");
        var whole = NewSchedule("Whole");
        _store.Schedules.Add([damaged, whole]).Problem.Should().BeNull();
        File.WriteAllText(PathOf(damaged.Id), File.ReadAllText(PathOf(damaged.Id))[..200]);

        var problem = _store.Schedules.Load(damaged.Id).Problem!;

        problem.Type.Should().Be(ErrorType.StoreCorrupt);
        problem.Message.Should().Contain(damaged.Id.ToString());
        problem.Details.Should().Contain("line");
        _store.Schedules.Load(whole.Id).Problem.Should().BeNull();

        File.Delete(IndexPath);
        var page = _store.Schedules.List(new ScheduleQuery(9, null, null)).Value;
        page.Schedules.Should().ContainSingle().Which.Name.Should().Be("Whole");
        page.Warnings.Should().ContainSingle().Which.Should().Contain(damaged.Id.ToString());
    }

    [Fact]
    public void A_file_that_a_newer_program_wrote_is_refused_and_left_as_it_is()
    {
        var schedule = NewSchedule("Newer");
        _store.Schedules.Add([schedule]).Problem.Should().BeNull();
        var newer = File.ReadAllText(PathOf(schedule.Id)).Replace("\"version\":2", "\"version\":3", StringComparison.Ordinal);
        File.WriteAllText(PathOf(schedule.Id), newer);

        var problem = _store.Schedules.Load(schedule.Id).Problem!;

        problem.Type.Should().Be(ErrorType.StoreCorrupt);
        problem.Message.Should().Contain("newer");
        File.ReadAllText(PathOf(schedule.Id)).Should().Be(newer);
    }

    [Fact]
    public void A_file_under_another_schedules_name_is_not_that_schedule()
    {
        var schedule = NewSchedule("Renamed");
        _store.Schedules.Add([schedule]).Problem.Should().BeNull();
        var other = new ScheduleId(Guid.NewGuid());
        File.Copy(PathOf(schedule.Id), PathOf(other));

        _store.Schedules.Load(other).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
    }

    [Fact]
    public void Deleting_everything_deletes_what_cannot_be_read_too()
    {
        var damaged = NewSchedule("Damaged");
        _store.Schedules.Add([damaged, NewSchedule("Whole")]).Problem.Should().BeNull();
        File.WriteAllText(PathOf(damaged.Id), "");

        _store.Schedules.DeleteAll().Value.Should().Be(2);

        _store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(0);
    }

    [Fact]
    public void Deleting_what_is_not_there_is_not_found() =>
        _store.Schedules.Delete(new ScheduleId(Guid.NewGuid())).Problem!.Type.Should().Be(ErrorType.NotFound);

    [Fact(Timeout = 60_000)]
    public async Task Many_writers_at_once_lose_nothing()
    {
        var schedules = Enumerable.Range(0, 64).Select(i => NewSchedule($"S{i}")).ToImmutableArray();

        var added = await Task.WhenAll(schedules.Select(schedule => Task.Run(() => new FileStore(_folder["data"]).Schedules.Add([schedule]), TestContext.Current.CancellationToken)));

        added.Should().OnlyContain(outcome => outcome.Problem == null);
        _store.Schedules.List(new ScheduleQuery(100, null, null)).Value.Schedules.Select(summary => summary.Id)
            .Should().BeEquivalentTo(schedules.Select(schedule => schedule.Id));
        File.ReadAllLines(IndexPath).Should().HaveCount(64);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_lock_that_others_hold_is_waited_for_and_freed_with_its_handle()
    {
        Directory.CreateDirectory(_folder["data"]);
        using var held = StoreLock.TryAcquire(PhysicalDisk.Instance, new StorePaths(_folder["data"]), TimeSpan.Zero)!;
        StoreLock.TryAcquire(PhysicalDisk.Instance, new StorePaths(_folder["data"]), TimeSpan.FromMilliseconds(20)).Should().BeNull();

        var waiting = Task.Run(() => _store.Schedules.Add([NewSchedule("Waits")]), TestContext.Current.CancellationToken);
        held.Dispose();

        (await waiting).Problem.Should().BeNull();
    }

    [Fact]
    public void A_data_folder_that_cannot_be_one_is_unavailable_and_named()
    {
        // A file where the data folder should be: refused for every user, root too.
        File.WriteAllText(_folder["file"], "");

        var problem = new FileStore(_folder["file"]).Schedules.Add([NewSchedule("Nowhere")]).Problem!;

        problem.Type.Should().Be(ErrorType.Unavailable);
        problem.Message.Should().Contain(_folder["file"]);
    }

    private string IndexPath => _folder["data", "schedules", "index.jsonl"];

    private string PathOf(ScheduleId id) => _folder["data", "schedules", $"{id}.json"];

    private static Schedule NewSchedule(string name, int events = 2, long imported = 0, Extras? extras = null) => new()
    {
        Id = new ScheduleId(Guid.NewGuid()),
        Name = name,
        Source = "xml",
        Imported = Events.Origin.PlusSeconds(imported),
        Events =
        [
            .. Enumerable.Range(0, events).Select(i => Events.At(i * 10, (i * 10) + 10) with
            {
                Category = i % 2 == 0 ? "News" : null,
                Description = i % 2 == 1 ? "Ünïcode 📺 \"quoted\"\n\tline" : null,
                MediaUrl = $"https://media.example.edu/{i}.mp4?a=b&c=d",
                Extras = extras,
            }),
        ],
        Counts = new ImportCounts(events + 1, 1, 2, 3),
        Extras = extras,
    };
}
