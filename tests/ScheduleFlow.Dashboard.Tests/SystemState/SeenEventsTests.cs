using Microsoft.Extensions.Time.Testing;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.SystemState;

namespace ScheduleFlow.Dashboard.Tests.SystemState;

public sealed class SeenEventsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private readonly ServerEvents _events;
    private readonly SeenEvents _seen;

    public SeenEventsTests()
    {
        _events = new ServerEvents(_http, new Reachability());
        _seen = new SeenEvents(_events, _time);
    }

    public void Dispose()
    {
        _seen.Dispose();
        _events.Dispose();
        _http.Dispose();
    }

    [Fact]
    public void The_latest_operation_is_first_and_the_oldest_are_forgotten()
    {
        for (var i = 0; i <= SeenEvents.MostOperations; i++)
        {
            _seen.Hear(Operation($"r{i}"));
        }

        _seen.Ended.Should().HaveCount(SeenEvents.MostOperations);
        _seen.Ended.First().Data.RequestId.Should().Be($"r{SeenEvents.MostOperations}");
        _seen.Ended.Last().Data.RequestId.Should().Be("r1");
    }

    [Fact]
    public void What_tells_how_far_it_is_runs_until_it_ends()
    {
        _seen.Hear(new ProgressData("r1", "plan", "run", 40, null, null));
        _seen.Hear(new ProgressData("r1", "plan", "run", 60, null, null));
        _seen.Running.Should().ContainSingle().Which.Data.Percent.Should().Be(60);

        _seen.Hear(Operation("r1"));

        _seen.Running.Should().BeEmpty();
    }

    [Fact]
    public void What_falls_silent_is_taken_to_have_ended()
    {
        _seen.Hear(new ProgressData("r1", "plan", "run", 40, null, null));
        _time.Advance(TimeSpan.FromMinutes(3));
        _seen.Hear(new ProgressData("r2", "plan", "run", 1, null, null));

        _seen.Running.Should().ContainSingle().Which.Data.RequestId.Should().Be("r2");
    }

    [Fact]
    public void One_sample_from_before_the_window_is_kept_as_it_holds_into_it()
    {
        foreach (var active in (int[])[1, 2, 3, 4])
        {
            _seen.Hear(Queue(active));
            _time.Advance(TimeSpan.FromMinutes(4));
        }

        _seen.Samples.Select(sample => sample.Active).Should().Equal(2, 3, 4);
        _seen.Queue!.Queue.ActiveProcesses.Should().Be(4);
    }

    [Theory]
    [InlineData(0, "none", false)]
    [InlineData(1, "none", false)]
    [InlineData(3, "none", true)]
    [InlineData(null, "deadline", true)]
    public void Findings_are_no_failure(int? exit, string cause, bool failed) =>
        new SeenOperation(_time.GetUtcNow(), Operation("r") with { ExitCode = exit, Cause = cause }).HasFailed.Should().Be(failed);

    [Fact]
    public void How_it_ended_is_said_in_words()
    {
        var texts = new Texts();
        OperationWords.Outcome(texts, Operation("r")).Should().Be("done");
        OperationWords.Outcome(texts, Operation("r") with { ExitCode = null, Cause = "deadline" }).Should().Be("took too long");
        OperationWords.Outcome(texts, Operation("r") with { ExitCode = null, Cause = "a_later_word" }).Should().Be("a_later_word");
        OperationWords.Milliseconds(texts, 17.4).Should().Be("17 ms");
        OperationWords.Milliseconds(texts, 1440).Should().Be("1.4 s");
    }

    private static OperationData Operation(string request) => new(request, "status", 0, "none", 0, 17, 0, 248);

    private static QueueStatsReply Queue(int active) =>
        new(new(active, 0, 4, 25), new(0, 0, 0, 0, 0, 0, 0, 0), "2026-12-01T12:00:00Z");
}
