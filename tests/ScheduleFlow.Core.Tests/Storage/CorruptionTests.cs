using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Storage.Files.Commits;
using ScheduleFlow.Core.Storage.Files.Documents;
using ScheduleFlow.Core.Tests.Checking;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

/// <summary>Every kind of file, damaged in every way: reported, put aside, recovered where something is left to recover from, and nothing else is touched.</summary>
public sealed class CorruptionTests : IDisposable
{
    private static readonly KeptReply Kept = StoreChange.Kept;

    private readonly TempFolder _folder = new();
    private readonly StorePaths _paths;

    public CorruptionTests()
    {
        _paths = new StorePaths(_folder["data"]);
        Store.Schedules.Add([Samples.Schedule(1), Samples.Schedule(2)]).Problem.Should().BeNull();
        Store.AddFilled(Samples.Calendar(3, ("a", 100))).Problem.Should().BeNull();
        Store.Playlists.Add(Samples.Playlist(4), kept: Kept).Problem.Should().BeNull();
    }

    public static TheoryData<string> Damages => ["truncated", "empty", "garbage", "zeroes", "array", "no UTF-8"];

    private FileStore Store => new(_paths.Root, Samples.Origin);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_schedule_is_put_aside_and_stays_reported_until_it_is_deleted(string damage)
    {
        var path = Damage(_paths.Schedule(Samples.Id(1)), damage);
        var bytes = File.ReadAllBytes(path);

        var problem = Store.Schedules.Load(Samples.Id(1)).Problem!;

        problem.Type.Should().Be(ErrorType.StoreCorrupt);
        var aside = Directory.GetFiles(_paths.Schedules, "*.corrupt-*").Should().ContainSingle().Subject;
        problem.Details.Should().Contain(Path.GetFileName(aside));
        File.ReadAllBytes(aside).Should().Equal(bytes);
        File.Exists(path).Should().BeFalse();

        // Again and again, in every way of asking.
        Store.Schedules.Load(Samples.Id(1)).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        var page = Store.Schedules.List(new ScheduleQuery(9, null, null)).Value;
        page.Warnings.Should().ContainSingle().Which.Should().Contain(Samples.Id(1).ToString());
        page.Schedules.Select(summary => summary.Id).Should().Equal(Samples.Id(2), Samples.Id(3));
        Store.Schedules.Load(Samples.Id(2)).Problem.Should().BeNull();

        Store.Schedules.Delete(Samples.Id(1)).Problem.Should().BeNull();
        Store.Schedules.Load(Samples.Id(1)).Problem!.Type.Should().Be(ErrorType.NotFound);
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Warnings.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_schedule_that_was_replaced_comes_back_from_its_backup_and_says_so(string damage)
    {
        Store.Schedules.Replace(Samples.Schedule(1, "Second", 2)).Problem.Should().BeNull();
        Damage(_paths.Schedule(Samples.Id(1)), damage);

        var store = Store;
        var schedule = store.Schedules.Load(Samples.Id(1)).Value;

        schedule.Revision.Should().Be(1);
        store.Notices.Should().ContainSingle().Which.Should().Contain("restored").And.Contain("corrupt-");
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().Contain(ScheduleSummary.Of(schedule));
        File.ReadAllText(_paths.Audit).Should().Contain("\"action\":\"recovered\"");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damaged_timelines_come_back_as_they_were_before_their_last_change_and_say_so(string damage)
    {
        Store.AddFilled(Samples.Calendar(6, ("b", 300))).Problem.Should().BeNull();
        Damage(_paths.Timelines, damage);

        var store = Store;
        store.Timelines.Load().Value.Of("default").Publications.Select(publication => publication.Schedule).Should().Equal(Samples.Id(3));
        store.Notices.Should().ContainSingle().Which.Should().Contain("restored").And.Contain("timelines.json.corrupt-");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damaged_timelines_without_a_backup_stay_reported_and_stand_in_the_way_of_no_schedule(string damage)
    {
        Damage(_paths.Timelines, damage);

        Store.Timelines.Load().Problem!.Details.Should().Contain("timelines.json.corrupt-");
        Store.Timelines.Load().Problem!.Hint.Should().Contain("publish-schedule");
        Store.Timelines.Change<string>(all => (all.With(all.Of("a")), ""), _ => []).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        Store.Schedules.Add([Samples.Schedule(7)]).Problem.Should().BeNull();
        Store.Schedules.Replace(Samples.Schedule(1, "Again", 2)).Problem.Should().BeNull();
        Store.Schedules.Delete(Samples.Id(3)).Problem.Should().BeNull();

        File.Delete(Directory.GetFiles(_paths.Root, "timelines.json.corrupt-*").Should().ContainSingle().Subject);
        Store.Timelines.Load().Value.Channels.Should().BeEmpty();
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("publish")]
    [InlineData("fill")]
    public void Damaged_timelines_are_mended_by_the_change_that_needs_them(string change)
    {
        Store.Timelines.Change<string>(all => (all.With(all.Of("a").Publish(new() { Schedule = Samples.Id(1), Published = Events.Origin })), ""), _ => []).Problem.Should().BeNull();
        var place = Samples.PlaceOf(Store);
        Damage(_paths.Timelines, "truncated");

        (change switch
        {
            "replace" => Store.Schedules.Replace(Samples.Schedule(3, "Again", 2)).Problem,
            "delete" => Store.Schedules.Delete(Samples.Id(3)).Problem,
            "publish" => Store.Timelines.Change<string>(all => (all.With(all.Of("b").Publish(new() { Schedule = Samples.Id(2), Published = Events.Origin })), ""), _ => []).Problem,
            _ => Store.Schedules.AddCalendar(Samples.Calendar(8, ("b", 400)), place).Problem,
        }).Should().BeNull();

        Directory.GetFiles(_paths.Root, "timelines.json.corrupt-*").Should().ContainSingle();
        Store.Timelines.Load().Value.Of("default").IsEmpty.Should().Be(change == "delete");
        Store.Timelines.Load().Value.Of("a").IsEmpty.Should().BeTrue("it is what was published last, and was lost");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_history_comes_back_as_it_was_before_its_last_change(string damage)
    {
        Record("a");
        Record("b");
        Damage(_paths.History("default"), damage);

        var store = Store;
        store.Timelines.LoadHistory("default").Value.Plays.Select(play => play.Url).Should().Equal("a");
        store.Notices.Should().ContainSingle().Which.Should().Contain("restored").And.Contain("history/default.json.corrupt-");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_history_without_a_backup_is_reported_and_begins_anew_with_the_next_play(string damage)
    {
        Record("a");
        Damage(_paths.History("default"), damage);
        Store.Timelines.LoadHistory("default").Problem!.Reason.Should().Be(ProblemReason.PutAside);

        Store.Schedules.Delete(Samples.Id(3)).Problem.Should().BeNull("nothing of it was on air");
        Store.Timelines.LoadHistory("default").Problem!.Details.Should().Contain("history/default.json.corrupt-", "nothing is dropped silently");
        Record("b");

        var history = Store.Timelines.LoadHistory("default").Value;
        history.Plays.Select(play => play.Url).Should().Equal("b");
        history.Revision.Should().BeGreaterThan(1_000, "nobody has filled from it");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_history_loses_nothing_more_when_a_publication_leaves(bool hasBackup)
    {
        Store.AddFilled(Samples.Calendar(6, ("on air", -100))).Problem.Should().BeNull();
        Record("a");
        if (hasBackup)
        {
            Record("b");
        }

        Damage(_paths.History("default"), "truncated");
        var store = Store;
        store.Schedules.Delete(Samples.Id(6)).Problem.Should().BeNull();

        store.Notices.Should().ContainSingle().Which.Should().Contain("history/default.json.corrupt-");
        Directory.GetFiles(_paths.Histories, "default.json.corrupt-*").Should().ContainSingle();
        Store.Timelines.LoadHistory("default").Value.Plays.Select(play => play.Url).Should().BeEquivalentTo(hasBackup ? ["a", "on air"] : (string[])["on air"]);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_index_is_rebuilt_and_the_list_is_whole(string damage)
    {
        var before = Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules;
        Damage(_paths.ScheduleIndex, damage);

        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().Equal(before);
        Store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Schedules.Should().Equal(before.Append(ScheduleSummary.Of(Samples.Schedule(5))));
    }

    [Fact]
    public void An_index_with_lines_that_are_not_ours_is_kept_aside_and_said_to_be_rebuilt()
    {
        File.AppendAllText(_paths.ScheduleIndex, "not ours\n");

        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Warnings.Should().ContainSingle().Which.Should().Contain("rebuilt");

        Directory.GetFiles(_paths.Schedules, "index.jsonl.corrupt-*").Should().ContainSingle();
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Warnings.Should().BeEmpty();
        File.ReadAllLines(_paths.ScheduleIndex).Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_playlist_is_put_aside_and_the_others_are_listed(string damage)
    {
        Store.Playlists.Add(Samples.Playlist(6)).Problem.Should().BeNull();
        Damage(_paths.Playlist(Samples.Id(4)), damage);

        var store = Store;
        store.Playlists.List().Value.Should().ContainSingle().Which.Id.Should().Be(Samples.Id(6));
        store.Notices.Should().ContainSingle().Which.Should().Contain(Samples.Id(4).ToString());
        Store.Playlists.Load(Samples.Id(4)).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);

        Store.Playlists.Delete(Samples.Id(4)).Problem.Should().BeNull();
        Store.Playlists.Load(Samples.Id(4)).Problem!.Type.Should().Be(ErrorType.NotFound, "its copies have gone with it");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_kept_reply_is_reported_once_rather_than_taken_for_none(string damage)
    {
        Damage(_paths.Retry(RetryDocument.HashOf(Samples.Origin.Caller, Kept.Key).ToString()), damage);

        Store.Schedules.Add([Samples.Schedule(7)], Kept).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        Store.Replies.Find(Kept.Key, Kept.Fingerprint).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);

        Directory.GetFiles(_paths.Retries, "*.corrupt-*").Should().ContainSingle();
        Store.Schedules.Load(Samples.Id(7)).Problem!.Type.Should().Be(ErrorType.NotFound);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_commit_record_is_put_aside_by_the_next_writer_and_stops_nobody(string damage)
    {
        File.WriteAllText(_paths.Commit, "{\"version\":1,\n\"token\":\"x\",\n\"deletes\":[\"schedules/x.json\"]}");
        Damage(_paths.Commit, damage);

        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(3);
        var store = Store;
        store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();

        store.Notices.Should().ContainSingle().Which.Should().Contain("record");
        Directory.GetFiles(_paths.Root, ".commit.corrupt-*").Should().ContainSingle();
        Store.Schedules.List(new ScheduleQuery(9, null, null)).Value.Total.Should().Be(4);
    }

    [Fact]
    public void A_commit_record_that_leads_out_of_the_folder_is_not_applied()
    {
        var outside = _folder.Write("outside.json", "mine");
        File.WriteAllText(_paths.Commit, "{\"version\":1,\n\"token\":\"x\",\n\"deletes\":[\"../outside.json\"]}");

        Store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();

        File.ReadAllText(outside).Should().Be("mine");
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_audit_log_takes_further_lines(string damage)
    {
        Damage(_paths.Audit, damage);

        Store.Schedules.Add([Samples.Schedule(5)]).Problem.Should().BeNull();

        File.ReadAllText(_paths.Audit).Split('\n')[^2].Should().Contain(Samples.Id(5).ToString()).And.StartWith("{\"time\":");
    }

    [Theory]
    [InlineData("schedule")]
    [InlineData("timelines")]
    [InlineData("playlist")]
    [InlineData("commit")]
    [InlineData("reply")]
    public void A_file_that_a_newer_program_wrote_is_refused_and_left_as_it_is(string kind)
    {
        var path = kind switch
        {
            "schedule" => _paths.Schedule(Samples.Id(1)),
            "timelines" => _paths.Timelines,
            "playlist" => _paths.Playlist(Samples.Id(4)),
            "commit" => _paths.Commit,
            _ => _paths.Retry(RetryDocument.HashOf(Samples.Origin.Caller, Kept.Key).ToString()),
        };
        var place = Samples.PlaceOf(Store);
        const string newer = "{\"version\":99,\n\"shape\":\"unknown\"}";
        File.WriteAllText(path, newer);

        var problem = kind switch
        {
            "schedule" => Store.Schedules.Load(Samples.Id(1)).Problem,
            "timelines" => Store.Schedules.AddCalendar(Samples.Calendar(5, ("b", 1)), place).Problem,
            "playlist" => Store.Playlists.Load(Samples.Id(4)).Problem,
            "commit" => Store.Schedules.Add([Samples.Schedule(5)]).Problem,
            _ => Store.Replies.Find(Kept.Key, Kept.Fingerprint).Problem,
        };

        problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        problem.Message.Should().Contain("newer");
        File.ReadAllText(path).Should().Be(newer);
        Directory.GetFiles(_paths.Root, "*.corrupt-*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void A_schedule_of_schema_version_1_is_at_revision_1()
    {
        var path = _paths.Schedule(Samples.Id(1));
        var text = File.ReadAllText(path).Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal);
        text.Should().NotContain("revision");
        File.WriteAllText(path, text);

        Store.Schedules.Load(Samples.Id(1)).Value.Revision.Should().Be(1);
        Store.Schedules.Replace(Samples.Schedule(1, "Next", 2)).Problem.Should().BeNull();
        Store.Schedules.Load(Samples.Id(1)).Value.Revision.Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_of_keys_is_put_aside_and_no_older_one_takes_its_place(string damage)
    {
        Store.Keys.Add(Samples.Key(1), Events.Origin).Problem.Should().BeNull();
        Store.Keys.Revoke(Samples.Key(1).Id, Events.Origin).Problem.Should().BeNull();
        Damage(_paths.Keys, damage);

        Store.Keys.List().Problem!.Type.Should().Be(ErrorType.StoreCorrupt);

        Directory.GetFiles(_paths.Root, "keys.json*").Should().ContainSingle().Which.Should().Contain(".corrupt-");
        Store.Keys.List().Problem!.Details.Should().Contain(".corrupt-", "nothing is dropped silently");
        Store.Keys.Revoke(Samples.Key(1).Id, Events.Origin).Problem!.Type.Should().Be(ErrorType.NotFound);

        Store.Keys.Add(Samples.Key(2), Events.Origin).Problem.Should().BeNull("there must be a way on");
        Store.Keys.List().Value.Should().ContainSingle().Which.Id.Should().Be(Samples.Key(2).Id);
    }

    [Fact]
    public void A_damaged_file_is_left_where_it_is_while_others_write()
    {
        var path = Damage(_paths.Schedule(Samples.Id(1)), "garbage");
        using (StoreLock.TryAcquire(PhysicalDisk.Instance, _paths, TimeSpan.Zero))
        {
            Store.Schedules.Load(Samples.Id(1)).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
            File.Exists(path).Should().BeTrue();
        }

        Store.Schedules.Load(Samples.Id(1)).Problem!.Type.Should().Be(ErrorType.StoreCorrupt);
        File.Exists(path).Should().BeFalse();
    }

    private void Record(string url) =>
        Store.Timelines.Record("default", [new(url, Events.Origin, Core.Timelines.PlayState.Aired)]).Problem.Should().BeNull();

    private static string Damage(string path, string damage)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        File.WriteAllBytes(path, damage switch
        {
            "truncated" => bytes[..(bytes.Length / 2)],
            "empty" => [],
            "garbage" => [0xDE, 0xAD, 0xBE, 0xEF, (byte)'\n', 0xFF, (byte)'\n'],
            "no UTF-8" => [(byte)'{', (byte)'"', 0xED, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
            "zeroes" => new byte[bytes.Length],
            _ => "[]\n"u8.ToArray(),
        });
        return path;
    }
}
