using System.Globalization;
using ScheduleFlow.EndToEnd.Tests.Documents;
using ScheduleFlow.EndToEnd.Tests.Shell;

namespace ScheduleFlow.EndToEnd.Tests.Faults;

/// <summary>A limit of open files of three, of four … until a verb works: each time <c>unavailable</c>, never a crash or a half.</summary>
public sealed class OpenFilesTests : VerbTests
{
    private const int Least = 3;
    private const int Enough = 24;
    private const int LoaderFailed = 127;

    [Theory]
    [InlineData("import-schedule -")]
    [InlineData("import-schedule - --idempotency-key k")]
    [InlineData("import-schedule - --replace {id}")]
    [InlineData("schedule-playlist - --start 2027-03-28T00:00:00Z --hours 1")]
    [InlineData("delete-schedule {id}")]
    [InlineData("delete-all-schedules --confirm DELETE_ALL_SCHEDULES")]
    [InlineData("import-playlist -")]
    [InlineData("export-schedule {id} --format xml --export-name week.xml")]
    [InlineData("list-schedules")]
    [InlineData("show-schedule {id}")]
    [InlineData("list-playlists")]
    [InlineData("export-all-schedules --format json")]
    public void Too_few_open_files_make_the_store_unavailable(string verb)
    {
        var id = Import("with_gaps.json");
        Worker.Run("import-playlist", Demo("campus_library.m3u")).MustSucceed();
        var expected = verb.StartsWith("list-", StringComparison.Ordinal) ? Worker.Run(verb).Text : null;
        var before = StoreState.Of(Worker.DataFolder);
        var quiet = new Worker(Worker.DataFolder) { Log = "off" };
        var input = verb.StartsWith("import-schedule", StringComparison.Ordinal) ? Small.Json : Small.Links(2);

        for (var limit = Least; ; limit++)
        {
            limit.Should().BeLessThan(Enough);
            var result = quiet.Limited(string.Create(CultureInfo.InvariantCulture, $"ulimit -n {limit}"))
                .RunWith(input, verb.Replace("{id}", id, StringComparison.Ordinal).Split(' '));
            if (result.ExitCode == 0)
            {
                expected?.Should().Be(result.Text, "a limit of {0} shows all or nothing", limit);
                break;
            }

            // So few that the system cannot even load the program.
            if (result.ExitCode != LoaderFailed)
            {
                var error = result.MustFail(6, "unavailable");
                error.Text("message").Should().ContainAny(Worker.DataFolder, "schedules/", "playlists/");
                error.Text("hint").Should().Contain("limit of open files");
            }

            StoreState.Of(Worker.DataFolder).Should().Be(before, "with a limit of {0} nothing was changed", limit);
        }
    }
}
