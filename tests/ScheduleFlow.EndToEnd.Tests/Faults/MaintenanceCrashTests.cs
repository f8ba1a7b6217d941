using System.Diagnostics;
using System.Globalization;
using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Faults.Crashes;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// Backups, restores and migrations, each killed again and again: the archive and the store are the old or the new,
/// and one more write leaves nothing behind (<see cref="CrashSettings"/>).
/// </summary>
public sealed class MaintenanceCrashTests : VerbTests
{
    // A migration commits a hundred documents at a time: two commits.
    private const int Documents = 150;
    private const int FirstCommit = 100;

    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(20); // for one that hangs
    private static readonly TimeSpan EnoughTime = TimeSpan.FromMinutes(3); // a disk may take a minute a death: fewer kills will do

    private static int Kills { get; } = CrashSettings.Kills(40);

    private static int KillsOfASlowDisk => Kills / 8;

    private readonly MortalWorker _mortal;
    private readonly Random _random = new(CrashSettings.Seed);

    public MaintenanceCrashTests()
    {
        _mortal = new MortalWorker(Worker);
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {CrashSettings.Seed}");
    }

    private string Archive => Folder["station.tar.gz"];

    [Fact]
    public void A_killed_backup_leaves_the_archive_of_before_or_a_whole_new_one()
    {
        Fill("first");
        var stored = StoredFiles();
        var created = Worker.Run("backup", Archive, "--now", Time(0)).MustSucceed().Text("created");

        Kill(round => ["backup", Archive, "--force", "--now", Time(round)], (round, death) =>
        {
            var now = Worker.Run("restore", Archive, "--verify").MustSucceed().Text("created");
            now.Should().BeOneOf(death.Acknowledged is null ? [created, Time(round)] : [Time(round)]);
            created = now;
            StoredFiles().Should().Equal(stored, "a backup changes nothing");
            Worker.Run("doctor").MustSucceed();
        });

        WriteOnce();
        Worker.Run("backup", Archive, "--force").MustSucceed();
        Directory.EnumerateFiles(Folder.Path, ".*").Should().BeEmpty("the next backup removes what the dead ones left");
    }

    [Fact]
    public void A_killed_restore_into_an_empty_folder_leaves_it_empty_or_with_everything()
    {
        Fill("first");
        Worker.Run("backup", Archive).MustSucceed();
        var (all, list) = (StoredFiles(), List());

        Kill(
            _ => ["restore", Archive],
            (_, death) =>
            {
                var isThere = List() == list;
                (isThere || Worker.Run("list-schedules").MustSucceed().Number("count") == 0).Should().BeTrue("a reader sees nothing or everything");
                WriteOnce().Should().Equal(isThere ? all : []);
                (isThere || death.Acknowledged is null).Should().BeTrue("what was acknowledged is there");
            },
            prepare: () => Directory.Delete(Worker.DataFolder, recursive: true));
    }

    [Fact]
    public void A_killed_restore_that_replaces_leaves_the_old_store_or_the_new_one()
    {
        string[] archives = [Folder["even.tar.gz"], Folder["odd.tar.gz"]];
        var stores = archives.Select(archive =>
        {
            Fill(Path.GetFileName(archive));
            Worker.Run("backup", archive).MustSucceed();
            return (Files: StoredFiles(), List: List());
        }).ToList();
        var (files, list) = stores[1];

        Kill(round => ["restore", archives[round % 2], "--replace"], (round, death) =>
        {
            var target = stores[round % 2];
            var isReplaced = List() == target.List;
            (isReplaced || List() == list).Should().BeTrue("a reader sees the old store or the new one");
            (isReplaced || death.Acknowledged is null).Should().BeTrue("what was acknowledged is there");
            WriteOnce().Should().Equal(isReplaced ? target.Files : files);
            (files, list) = (StoredFiles(), List());
        });
    }

    [Fact]
    public void A_killed_migration_leaves_every_document_whole_and_every_commit_of_some_together()
    {
        var template = File.ReadAllText(FileOf(Import("with_gaps.json")));
        var ids = Enumerable.Range(0, Documents).Select(Id).ToList();
        var current = ids.ToDictionary(id => id, id => template.Replace(Path.GetFileNameWithoutExtension(StoreState.ScheduleFiles(Worker.DataFolder).Single()), id, StringComparison.Ordinal));
        var older = current.ToDictionary(document => document.Key, document => document.Value
            .Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal).Replace("\"revision\":1,\n", "", StringComparison.Ordinal));
        MakeOlder();
        Worker.Run("list-schedules").MustSucceed();
        Worker.Run("doctor").MustSucceed();

        Kill(
            _ => ["migrate"],
            (_, death) =>
            {
                foreach (var id in ids)
                {
                    File.ReadAllText(FileOf(id)).Should().BeOneOf(older[id], current[id]);
                }

                WriteOnce();
                var migrated = ids.Count(id => File.ReadAllText(FileOf(id)) == current[id]);
                migrated.Should().BeOneOf(death.Acknowledged is null ? [0, FirstCommit, Documents] : [Documents]);
                ids.Count(id => File.Exists(FileOf(id) + ".bak") && File.ReadAllText(FileOf(id) + ".bak") == older[id]).Should().Be(migrated);
            },
            prepare: MakeOlder);

        Worker.Run("migrate").MustSucceed();
        ids.Should().OnlyContain(id => File.ReadAllText(FileOf(id)) == current[id]);

        void MakeOlder()
        {
            foreach (var (id, text) in older)
            {
                File.WriteAllText(FileOf(id), text);
                File.Delete(FileOf(id) + ".bak");
            }
        }
    }

    private static string Time(int round) => string.Create(CultureInfo.InvariantCulture, $"2026-12-07T00:{round / 60:00}:{round % 60:00}Z");

    private static string Id(int number) => new Guid(number, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]).ToString();

    private string FileOf(string id) => Path.Combine(Worker.DataFolder, "schedules", $"{id}.json");

    /// <summary>A store of its own: many schedules, of which one is large, a calendar with its history, and a playlist.</summary>
    private void Fill(string name)
    {
        if (Directory.Exists(Worker.DataFolder))
        {
            Directory.Delete(Worker.DataFolder, recursive: true);
        }

        var template = Worker.RunWith(Small.Json, "import-schedule", "-", "--name", name).MustSucceed().Text("schedule_id");
        var text = File.ReadAllText(FileOf(template));
        for (var number = 0; number < Documents; number++)
        {
            var id = Id(number);
            File.WriteAllText(FileOf(id), text.Replace(template, id, StringComparison.Ordinal));
        }

        Import("campus_week.xml");
        Worker.Run("schedule-playlist", Demo("campus_library.m3u"), "--start", Monday, "--hours", "72", "--name", name).MustSucceed();
        Worker.Run("import-playlist", Demo("campus_library.m3u"), "--name", name).MustSucceed();
        Worker.Run("list-schedules").MustSucceed();
    }

    /// <summary>Lets a verb live and die until enough of it were killed, or a few of it in a long time.</summary>
    private void Kill(Func<int, string[]> args, Action<int, Death> inspect, Action? prepare = null)
    {
        var time = Stopwatch.StartNew();
        for (var round = 0; _mortal.Kills < (time.Elapsed < EnoughTime ? Kills : KillsOfASlowDisk); round++)
        {
            time.Elapsed.Should().BeLessThan(MaxTime, "there were {0} kills by then", _mortal.Kills);
            prepare?.Invoke();
            var death = round < 2 || round % 8 == 0 ? _mortal.Spare("", args(round)) : _mortal.Kill(Moment(), "", args(round));
            death.MustBeDoneOrKilled(string.Join(' ', args(round)));
            inspect(round, death);
        }

        _mortal.KillsWithTemporaryFiles.Should().BePositive("a part dies in the middle of its work");
    }

    // Staging takes long and the commit is short: every other one dies where the commit is.
    private double Moment() => _random.Next(2) == 0 ? _random.NextDouble() : 0.75 + (_random.NextDouble() / 4);

    /// <summary>One more write, after which nothing is left of the dead and the store is in order; takes it back.</summary>
    /// <returns>The documents without that write.</returns>
    private List<string> WriteOnce()
    {
        var id = Worker.RunWith(Small.Json, "import-schedule", "-", "--name", "one more").MustSucceed().Text("schedule_id");
        StoreInspection.LeftOver(Worker.DataFolder).Should().BeEmpty();
        Worker.Run("doctor").MustSucceed();
        Worker.Run("delete-schedule", id).MustSucceed();
        return StoredFiles();
    }

    private string List() => Worker.Run("list-schedules", "--limit", "10000").Text;

    /// <summary>Every file that counts, with its hash: not the journals, which tell more than what is there now.</summary>
    private List<string> StoredFiles() => [.. StoreState.Of(Worker.DataFolder).Split('\n')
        .Where(line => line.Length > 0 && line[0] != '.' && !line.Contains("/.", StringComparison.Ordinal) && !line.StartsWith("audit.jsonl", StringComparison.Ordinal) && !line.Contains("index.jsonl", StringComparison.Ordinal))];
}
