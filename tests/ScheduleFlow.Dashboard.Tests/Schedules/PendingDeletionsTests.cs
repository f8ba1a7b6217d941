using System.Net;
using Microsoft.Extensions.Time.Testing;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Parts;
using ScheduleFlow.Dashboard.Schedules;
using ScheduleFlow.Dashboard.Tests.Api;

namespace ScheduleFlow.Dashboard.Tests.Schedules;

public sealed class PendingDeletionsTests : BunitContext
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeServer _server = new(_ => (HttpStatusCode.OK, """{"status":"success","deleted":"a"}"""));
    private readonly Toasts _toasts;
    private readonly PendingDeletions _deletions;

    public PendingDeletionsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./shell.js").Mode = JSRuntimeMode.Loose;
        _toasts = new Toasts(_time);
        _deletions = new PendingDeletions(_server.Api, _server.Http, new Browser(JSInterop.JSRuntime), _toasts, new Texts());
    }

    [Fact]
    public async Task Nothing_is_sent_until_the_time_to_undo_it_is_over()
    {
        var gone = new List<string>();
        _deletions.Deleted += gone.Add;

        var deletion = _deletions.DeleteAsync([Row("a")]);
        _deletions.IsPending("a").Should().BeTrue();
        _server.Asked.Should().BeEmpty();
        _time.Advance(TimeSpan.FromMinutes(1));
        await deletion.WaitAsync(TimeSpan.FromSeconds(10));

        _server.Asked.Should().Equal("DELETE /api/schedule/a");
        gone.Should().Equal("a");
        _deletions.IsPending("a").Should().BeFalse();
    }

    [Fact]
    public async Task What_is_undone_is_never_sent()
    {
        var deletion = _deletions.DeleteAsync([Row("a"), Row("b")]);

        await _toasts.All.Single().Undo!();
        _time.Advance(TimeSpan.FromMinutes(1));
        await deletion.WaitAsync(TimeSpan.FromSeconds(10));

        _server.Asked.Should().BeEmpty();
        _deletions.IsPending("a").Should().BeFalse();
    }

    [Fact]
    public void If_the_page_is_left_before_it_is_sent_then()
    {
        _ = _deletions.DeleteAsync([Row("a b")]);

        JSInterop.Invocations.Last(call => call.Identifier == "sendOnLeave").Arguments.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new[] { "DELETE http://station.example.edu/api/schedule/a%20b" });
    }

    private static ScheduleRow Row(string id) => new()
    {
        Id = id,
        Revision = 1,
        Name = id,
        Source = "json",
        Events = 1,
        Imported = "2026-12-01T00:00:00Z",
        Start = "2026-12-01T00:00:00Z",
        End = "2026-12-01T01:00:00Z",
        EventsRead = 1,
        DuplicatesRemoved = 0,
        ConflictsDetected = 0,
        GapsDetected = 0,
    };
}
