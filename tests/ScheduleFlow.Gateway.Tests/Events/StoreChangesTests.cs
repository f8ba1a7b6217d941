using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Events;

namespace ScheduleFlow.Gateway.Tests.Events;

/// <summary>schedule.changed and timeline.changed: lines of the audit log, whoever wrote them.</summary>
public sealed class StoreChangesTests
{
    private const string Film = "05e9ed13-0000-4000-8000-000000000001";

    private static readonly string Edited =
        $$"""{"time":"2026-12-01T00:00:00Z","request_id":"mine","actor":"anna@203.0.113.9","verb":"edit-schedule","ids":["{{Film}}"],"count":1,"revision":4,"changed":["schedules","timelines"],"channels":["campus-tv"],"result":"success"}""";

    [Fact(Timeout = 60_000)]
    public async Task A_change_by_any_process_is_told_with_what_changed_its_revision_and_who_made_it()
    {
        await using var gateway = await GatewayHost.StartAsync();
        Append(gateway, Edited);
        await using var events = await EventReader.ListenAsync(gateway, "/api/events?types=schedule.changed,timeline.changed");
        Append(gateway, Edited.Replace("\"revision\":4", "\"revision\":5", StringComparison.Ordinal));

        (await events.NextAsync("schedule.changed")).ToString().Should().Be(
            $$"""{"ids":["{{Film}}"],"all":false,"revision":5,"actor":"anna","operation":"edit-schedule","request_id":"mine"}""");
        (await events.NextAsync("timeline.changed")).ToString().Should().Be(
            $$"""{"channels":["campus-tv"],"all":false,"ids":["{{Film}}"],"revision":5,"actor":"anna","operation":"edit-schedule","request_id":"mine"}""");
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_reconnects_gets_the_changes_that_were_missed()
    {
        await using var gateway = await GatewayHost.StartAsync();
        string last;
        await using (var events = await EventReader.ListenAsync(gateway, "/api/events?types=schedule.changed"))
        {
            Append(gateway, Edited);
            await events.NextAsync("schedule.changed");
            last = events.LastId!;
        }

        Append(gateway, Edited.Replace("\"revision\":4", "\"revision\":5", StringComparison.Ordinal));
        await Until.TrueAsync(async () =>
            (await gateway.SendAsync(HttpMethod.Get, "/api/events?types=schedule.changed&follow=false", null, ("Last-Event-ID", last)))
            .Text.Contains("\"revision\":5", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_change_of_a_request_is_found_by_its_id()
    {
        await using var gateway = await GatewayHost.StartAsync();
        await using var events = await EventReader.ListenAsync(gateway, "/api/events?types=schedule.changed&request_id=mine");
        Append(gateway, Edited.Replace("mine", "yours", StringComparison.Ordinal), Edited);

        (await events.NextAsync("schedule.changed")).GetProperty("request_id").GetString().Should().Be("mine");
    }

    [Theory]
    [InlineData("""{"verb":"restore","ids":["a"],"count":1,"changed":["schedules/*","timelines/*"],REST""", "schedule.changed all", "timeline.changed all")]
    [InlineData("""{"verb":"delete-all-schedules","ids":["a"],"count":2000,"changed":["schedules","timelines/*"],REST""", "schedule.changed all", "timeline.changed all")]
    [InlineData("""{"verb":"delete-schedule","ids":["a"],"count":1,"changed":["schedules"],REST""", "schedule.changed a")]
    [InlineData("""{"verb":"publish-schedule","ids":["a"],"count":1,"changed":["timelines"],"channels":["one","two"],REST""", "timeline.changed one two")]
    [InlineData("""{"verb":"a-verb-to-come","ids":["a"],"count":1,"changed":["schedules","weather"],REST""", "schedule.changed a")]
    [InlineData("""{"verb":"create-key","ids":["a"],"count":1,REST""")]
    [InlineData("""{"verb":"of-an-older-program","ids":["a"],"count":1}""")]
    [InlineData("""{"verb":"delete-schedule","ids":["a"],"count":1,"reason":"role","result":"denied"}""")]
    [InlineData("""{"torn":"li""")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_line_is_told_as_what_it_says_and_no_verb_is_known(string line, params string[] events)
    {
        var (hub, listener) = Listen();

        AuditedChange.Publish(hub, line.Replace("REST", """ "time":null,"actor":null,"request_id":null,"result":"success"}""", StringComparison.Ordinal));

        Told(listener).Should().Equal(events);
    }

    [Fact]
    public void A_log_that_was_replaced_means_that_anything_may_have_changed()
    {
        var (hub, listener) = Listen();
        var feed = new Feed { Now = new AuditLines([], 500) };
        using var changes = Watching(feed, hub);

        feed.Now = new AuditLines([Edited], 90, WasReplaced: true);
        feed.Tick!();

        Told(listener).Should().Equal(
            "schedule.changed all", "timeline.changed all", $"schedule.changed {Film}", "timeline.changed campus-tv");
    }

    [Fact]
    public void Nothing_is_looked_at_while_nobody_listens()
    {
        var time = new ManualTime();
        var (hub, listener) = Listen(time);
        var feed = new Feed { Now = new AuditLines([], 10) };
        using var changes = Watching(feed, hub);
        listener.Dispose();
        time.Pass(EventHub.Memory);

        feed.Tick!();
        feed.Interval.Should().Be(Timeout.InfiniteTimeSpan);
        var looks = feed.Looks;
        feed.Tick();
        feed.Looks.Should().Be(looks);

        using var again = Listener(hub);
        changes.Watch();
        feed.Interval.Should().BeLessThan(TimeSpan.FromSeconds(1));
        feed.Looks.Should().Be(looks + 1, "it begins at the end of the log as it is now");
    }

    [Fact]
    public void The_feed_says_when_the_log_is_another_one()
    {
        using var folder = new TestKit.TempFolder();
        var log = folder.Write("audit.jsonl", "{\"a\":1}\n{\"a\":2}\n");
        var feed = new FileAuditFeed(folder.Path);
        var next = feed.Read(null).Next;

        File.WriteAllText(log, "{\"a\":1}\n");
        feed.Read(next).Should().BeEquivalentTo(new AuditLines([], 8, WasReplaced: true));
        File.WriteAllText(log, "{\"another\":1}\n{\"another\":2}\n");
        var read = feed.Read(next);
        read.WasReplaced.Should().BeTrue();
        read.Lines.Should().BeEmpty("the line in whose middle it stands is passed over");
    }

    private static StoreChanges Watching(Feed feed, EventHub hub)
    {
        var changes = new StoreChanges(feed, hub, feed);
        changes.Watch();
        return changes;
    }

    private static (EventHub Hub, EventListener Listener) Listen(TimeProvider? time = null)
    {
        var hub = new EventHub(time ?? new ManualTime());
        return (hub, Listener(hub));
    }

    private static EventListener Listener(EventHub hub) => hub.Listen("one", new EventChoice(EventTypes.Choices, null), null).Value;

    private static List<string> Told(EventListener listener)
    {
        var told = new List<string>();
        while (listener.Waiting.TryRead(out var item))
        {
            var data = System.Text.Json.JsonDocument.Parse(item.Data).RootElement;
            var named = data.GetProperty(item.Type == EventTypes.ScheduleChanged ? "ids" : "channels").EnumerateArray().Select(id => id.GetString());
            told.Add($"{item.Type} {(data.GetProperty("all").GetBoolean() ? "all" : string.Join(' ', named))}");
        }

        return told;
    }

    private static void Append(GatewayHost gateway, params string[] lines) =>
        File.AppendAllLines(Path.Combine(gateway.Data, "audit.jsonl"), lines);

    /// <summary>A log and a clock that the test moves on.</summary>
    private sealed class Feed : TimeProvider, IAuditFeed
    {
        public AuditLines Now { get; set; } = new([], 0);

        public int Looks { get; private set; }

        public Action? Tick { get; private set; }

        public TimeSpan Interval { get; private set; }

        public AuditLines Read(long? from)
        {
            Looks++;
            return from is null || from == Now.Next ? new AuditLines([], Now.Next) : Now;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Tick = () => callback(state);
            return new Timer(this);
        }

        private sealed class Timer(Feed feed) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                feed.Interval = period;
                return true;
            }

            public void Dispose()
            {
                // Nothing runs.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
