using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Playlists;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Playlists;
using ScheduleFlow.Core.Operations.Schedules;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations;

public sealed class SeededIdTests : IDisposable
{
    private const string Schedule = """{"name":"Week","events":[{"title":"News","start":"2026-11-24T10:00:00Z","end":"2026-11-24T11:00:00Z"}]}""";
    private const string Links = """["a.mp4","b.mp4"]""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_run_again_in_the_same_second_adds_another_schedule()
    {
        for (var run = 0; run < 3; run++)
        {
            Import("one").Problem.Should().BeNull();
        }

        Schedules("one").Should().OnlyHaveUniqueItems().And.HaveCount(3);
    }

    [Fact]
    public void The_ids_of_the_runs_are_the_same_in_every_store()
    {
        foreach (var store in new[] { "one", "two" })
        {
            Import(store).Problem.Should().BeNull();
            Import(store).Problem.Should().BeNull();
        }

        Schedules("two").Should().Equal(Schedules("one"));
    }

    [Fact]
    public void An_id_that_is_free_again_is_taken_again()
    {
        Import("one").Problem.Should().BeNull();
        var first = Schedules("one").Single();
        Import("one").Problem.Should().BeNull();
        Store("one").Schedules.Delete(first).Problem.Should().BeNull();
        Import("one").Problem.Should().BeNull();

        Schedules("one").Should().Contain(first).And.HaveCount(2);
    }

    [Fact]
    public void The_same_playlist_again_in_the_same_second_is_another_one()
    {
        for (var run = 0; run < 2; run++)
        {
            ImportPlaylist.Run(new ImportPlaylistRequest { File = "-", Name = "Evening" }, Context("one", Links)).Problem.Should().BeNull();
        }

        Store("one").Playlists.List().Value.Select(playlist => playlist.Id).Should().OnlyHaveUniqueItems().And.HaveCount(2);
    }

    [Fact(Timeout = 60_000)]
    public async Task Runs_at_the_same_time_take_an_id_each()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Import("one"), TestContext.Current.CancellationToken)));

        runs.Should().OnlyContain(run => run.Problem == null);
        Schedules("one").Should().OnlyHaveUniqueItems().And.HaveCount(8);
    }

    private Outcome<ScheduleFlow.Contracts.Operations.Reply> Import(string store) => ImportSchedule.Run(new ImportScheduleRequest { File = "-" }, Context(store, Schedule));

    private OperationContext Context(string store, string document) => new()
    {
        Store = Store(store),
        Now = Samples.Origin.Now,
        Seed = 7,
        Entropy = default,
        Outside = Surroundings.None with { OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(document)) },
    };

    private FileStore Store(string name) => new(_folder[name], Samples.Origin);

    private ScheduleId[] Schedules(string store) =>
        [.. Store(store).Schedules.List(new ScheduleQuery(100, null, null)).Value.Schedules.Select(item => item.Id).Order()];
}
