using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>
/// What the operating system refuses to the worker's user, who owns the data folder and is not root: exit 8, nothing
/// half-written, and never the sight of an empty store.
/// </summary>
public sealed class NoPermissionTests : VerbTests
{
    private const string Nobody = "65534";
    private const string Links = """["https://media.example.edu/a.mp4"]""";
    private const string Items = """{"items":[{"url":"https://media.example.edu/a.mp4","label":"A"}]}""";

    private static readonly string[] Reads = ["list-schedules", "list-playlists", "system-info", "show-schedule {id}", "export-all-schedules --format json"];
    private static readonly string[] Writes =
    [
        "import-schedule -",
        "import-schedule - --idempotency-key k",
        "import-schedule - --replace {id}",
        "delete-schedule {id}",
        "delete-all-schedules --confirm DELETE_ALL_SCHEDULES",
        "schedule-playlist {links} --start 2027-03-28T00:00:00Z --hours 1",
        "import-playlist -",
        "save-playlist {items} --filename evening.m3u",
        "export-schedule {id} --format xml --export-name week.xml",
    ];

    private readonly Worker _user;
    private readonly string _id;
    private readonly string _before;

    public NoPermissionTests()
    {
        _id = Import("with_gaps.json");
        Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed();
        Worker.RunWith(Links, "schedule-playlist", "-", "--start", Monday, "--hours", "1").MustSucceed();
        _before = StoreState.Of(Worker.DataFolder);
        _user = User();
    }

    [Fact]
    public void A_store_that_may_only_be_read_is_read_and_not_changed()
    {
        Shell("chmod -R a-w data");

        foreach (var verb in Reads)
        {
            Run(verb).ExitCode.Should().Be(0, verb);
        }

        MustBeRefused(Writes);
    }

    [Theory]
    [InlineData("chmod 000 data")]
    [InlineData("chmod 444 data")]
    [InlineData("chmod 000 data/schedules data/playlists")]
    public void A_store_that_may_not_be_looked_at_is_not_an_empty_one(string chmod)
    {
        Shell(chmod);

        Run("show-schedule {id}").MustFail(8, "permission_denied", $"{_id}.json");
        MustBeRefused([.. Reads.Where(verb => !verb.StartsWith("show-", StringComparison.Ordinal)), .. Writes]);
    }

    [Fact]
    public void A_folder_that_may_be_entered_but_not_listed_is_not_an_empty_one()
    {
        Shell("chmod 311 data/schedules data/playlists");

        MustBeRefused("list-schedules", "list-playlists", "system-info", "export-all-schedules --format json", "delete-all-schedules --confirm DELETE_ALL_SCHEDULES");
    }

    [Fact]
    public void A_schedule_that_may_not_be_read_is_named_and_the_others_stay_available()
    {
        var other = Worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");
        var before = StoreState.Of(Worker.DataFolder);
        Shell($"{Own} chmod 000 data/schedules/{_id}.json");

        Run("show-schedule {id}").MustFail(8, "permission_denied", $"{_id}.json");
        Run("export-all-schedules --format json").MustFail(8, "permission_denied", $"{_id}.json");
        Run("import-schedule - --replace {id}").MustFail(8, "permission_denied", $"{_id}.json");
        Run($"show-schedule {other}").MustSucceed();
        Run("list-schedules").MustSucceed().Number("count").Should().Be(3);
        MustBe(before);
    }

    [Theory]
    [InlineData("schedules/index.jsonl", "list-schedules")]
    [InlineData("schedules/index.jsonl", "import-schedule -")]
    [InlineData("schedules/index.jsonl", "delete-schedule {id}")]
    [InlineData("timelines.json", "schedule-playlist {links} --start 2027-03-28T00:00:00Z --hours 1")]
    [InlineData("timelines.json", "delete-schedule {id}")]
    [InlineData("audit.jsonl", "import-schedule -")]
    [InlineData("audit.jsonl", "import-playlist -")]
    [InlineData(".lock", "import-schedule -")]
    [InlineData(".inflight", "import-schedule -")]
    public void A_part_of_the_store_that_may_not_be_opened_stops_what_needs_it(string part, string verb)
    {
        Shell($"chmod 000 data/{part}");

        Run(verb).MustFail(8, "permission_denied");

        MustBe(_before);
        Run("import-schedule -").MustSucceed();
    }

    [Fact]
    public void A_read_only_file_system_is_read_and_not_changed()
    {
        using var disk = SmallDisk.CreateMounted();
        var worker = new Worker(Path.Combine(disk.Path, "data")) { Log = "off" };
        var id = worker.RunWith(Small.Json, "import-schedule", "-").MustSucceed().Text("schedule_id");
        var before = StoreState.Of(worker.DataFolder);
        disk.MakeReadOnly();

        foreach (var verb in Writes)
        {
            worker.RunWith(Input(verb), Arguments(verb, id)).MustFail(8, "permission_denied", worker.DataFolder, "read-only");
        }

        foreach (var verb in Reads)
        {
            worker.Run(Arguments(verb, id)).ExitCode.Should().Be(0, verb);
        }

        StoreState.Of(worker.DataFolder).Should().Be(before);
    }

    private static string Own => Environment.IsPrivilegedProcess ? $"chown -R {Nobody}:{Nobody} data;" : "";

    private void MustBeRefused(params string[] verbs)
    {
        foreach (var verb in verbs)
        {
            var refused = Run(verb);
            refused.ExitCode.Should().Be(8, "{0}: {1}", verb, refused.Text);
            refused.Json.Text("type").Should().Be("permission_denied");
            refused.Json.Text("message").Should().ContainAny(Worker.DataFolder, "schedules/", "playlists/");
        }

        MustBe(_before);
    }

    private void MustBe(string before)
    {
        Shell("chmod -R u+rwX data");
        StoreState.Of(Worker.DataFolder).Should().Be(before);
    }

    // Root may do everything; so the folder is given to somebody else, who runs a worker of his own.
    private Worker User()
    {
        var copy = Folder["bin"];
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Repository.Worker)!))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        Shell($"chmod 755 . bin; chmod -R a+rX bin; {Own}");
        return new Worker(Worker.DataFolder)
        {
            Log = "off",
            WorkingFolder = Folder.Path,
            Executable = Path.Combine(copy, Path.GetFileName(Repository.Worker)),
            Through = Environment.IsPrivilegedProcess
                ? [Requires.Program("setpriv", "util-linux"), $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"]
                : [],
        };
    }

    private WorkerResult Run(string verb) => _user.RunWith(Input(verb), Arguments(verb, _id));

    private static string Input(string verb) => verb.StartsWith("import-playlist", StringComparison.Ordinal) ? Items : Small.Json;

    private static string[] Arguments(string verb, string id) =>
        [.. verb.Split(' ').Select(word => word.Replace("{id}", id, StringComparison.Ordinal).Replace("{items}", Items, StringComparison.Ordinal).Replace("{links}", Links, StringComparison.Ordinal))];

    private void Shell(string script) => Bash.Run(script, Folder.Path).ExitCode.Should().Be(0, script);
}
