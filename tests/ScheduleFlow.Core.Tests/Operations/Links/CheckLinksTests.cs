using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations.Channels;
using ScheduleFlow.Contracts.Operations.Links;
using ScheduleFlow.Contracts.Operations.Settings;
using ScheduleFlow.Core.Channels;
using ScheduleFlow.Core.Links;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Channels;
using ScheduleFlow.Core.Operations.Links;
using ScheduleFlow.Core.Operations.Settings;
using ScheduleFlow.Core.Tests.Operations.Channels;

namespace ScheduleFlow.Core.Tests.Operations.Links;

public sealed class CheckLinksTests : ChannelOperations
{
    private readonly ManualClock _clock = new();
    private readonly List<string> _checked = [];
    private LinkCheckOptions? _options;
    private Func<IEnumerable<int>, IEnumerable<int>> _order = indexes => indexes;

    [Fact]
    public async Task Every_link_is_checked_and_its_result_is_kept()
    {
        ImportMany(3);

        var reply = await CheckAsync(new CheckLinksRequest());

        (reply.GetProperty("total").GetInt32(), reply.GetProperty("checked").GetInt32(), reply.GetProperty("working").GetInt32(), reply.GetProperty("broken").GetInt32()).Should().Be((3, 3, 2, 1));
        reply.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
        reply.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("state").GetString()).Should().Equal("broken", "working", "working");
        reply.GetProperty("results")[0].GetProperty("status").GetInt32().Should().Be(404);

        var kept = Replies.Json(ListLinkResults.Run(new ListLinkResultsRequest { State = "broken" }, At()));
        kept.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("id").GetString()).Should().Equal("c0.example");
        kept.GetProperty("working").GetInt32().Should().Be(2, "the counts are of all");
        Replies.Json(ListChannels.Run(new ListChannelsRequest { State = "working" }, At())).GetProperty("count").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task Batches_end_with_their_budget_and_together_check_every_link_once()
    {
        ImportMany(43);
        var batches = 0;
        string? after = null;
        do
        {
            var reply = await CheckAsync(new CheckLinksRequest { Budget = 10, After = after });
            after = reply.GetProperty("next").GetString();
            reply.GetProperty("results").GetArrayLength().Should().Be(reply.GetProperty("checked").GetInt32());
            batches++;
        }
        while (after is not null);

        // A second each.
        batches.Should().Be(5);
        _checked.Should().Equal(Enumerable.Range(0, 43).Select(i => $"c{i}.example"));
        Replies.Json(ListLinkResults.Run(new ListLinkResultsRequest { Limit = 1 }, At())).GetProperty("checked").GetInt32().Should().Be(43);
    }

    [Fact]
    public async Task What_a_run_of_the_same_second_has_checked_is_checked_again()
    {
        ImportMany(30);
        var before = await CheckAsync(new CheckLinksRequest());
        before.GetProperty("checked").GetInt32().Should().Be(30);
        _checked.Clear();

        var first = await CheckAsync(new CheckLinksRequest { Budget = 20 });
        var second = await CheckAsync(new CheckLinksRequest { Budget = 20, After = first.GetProperty("next").GetString() });

        (first.GetProperty("checked").GetInt32(), second.GetProperty("checked").GetInt32()).Should().Be((20, 10));
        _checked.Should().HaveCount(30);
    }

    [Fact]
    public async Task Links_that_were_overtaken_are_the_only_ones_that_the_next_batch_checks()
    {
        ImportMany(20);
        _order = indexes => indexes.OrderBy(index => index % 2);

        var first = await CheckAsync(new CheckLinksRequest { Budget = 12 });
        var second = await CheckAsync(new CheckLinksRequest { Budget = 12, After = first.GetProperty("next").GetString() });

        (first.GetProperty("checked").GetInt32(), second.GetProperty("checked").GetInt32()).Should().Be((12, 8));
        second.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
        _checked.Should().OnlyHaveUniqueItems().And.HaveCount(20);
    }

    [Fact]
    public async Task A_batch_gets_somewhere_however_slow_links_are()
    {
        ImportMany(1);

        await CheckAsync(new CheckLinksRequest { Budget = 2 });
        _options!.Timeout.Should().Be(TimeSpan.FromSeconds(1.6));
        await CheckAsync(new CheckLinksRequest { Budget = 20 });
        _options.Timeout.Should().Be(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2026-12-01T00:00:00Z!x~y")]
    [InlineData("soon!1~c1.example")]
    public async Task What_is_no_cursor_is_refused(string after)
    {
        ImportMany(2);

        (await CheckLinks.RunAsync(new CheckLinksRequest { After = after }, InTime(), Checker)).Problem!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public async Task A_channel_whose_URL_changes_is_unchecked_again_and_one_that_goes_is_forgotten()
    {
        ImportMany(2);
        await CheckAsync(new CheckLinksRequest());
        Update("c1.example", """{"url":"http://host/other"}""").Problem.Should().BeNull();
        DeleteChannel.Run(new DeleteChannelRequest { Id = "c0.example" }, At()).Problem.Should().BeNull();

        Replies.Json(ListLinkResults.Run(new ListLinkResultsRequest(), At())).GetProperty("unchecked").GetInt32().Should().Be(1);
        await CheckAsync(new CheckLinksRequest());
        Store().Channels.LoadLinkReport().Value.Links.Keys.Should().Equal("c1.example");
    }

    [Fact]
    public async Task Only_the_chosen_are_checked()
    {
        ImportMany(4);

        await CheckAsync(new CheckLinksRequest { Ids = ["c3.example", "c1.example"] });

        _checked.Should().Equal("c1.example", "c3.example");
        (await CheckLinks.RunAsync(new CheckLinksRequest { Ids = ["nope"] }, InTime(), Checker)).Problem!.Type.Should().Be(ErrorType.NotFound);
        new CheckLinksRequest { Budget = 0 }.Check()!.Type.Should().Be(ErrorType.Validation);
    }

    [Fact]
    public async Task The_settings_decide_how_links_are_checked()
    {
        Replies.Json(SetConfig.Run(new SetConfigRequest { Settings = """{"validation":{"parallel":7,"per_host":3,"timeout_seconds":9,"max_redirects":1,"allow":["127.0.0.0/8"],"refuse_private":true,"file_roots":["/srv"],"user_agent":"Check"}}""" }, At()));
        ImportMany(1);

        await CheckAsync(new CheckLinksRequest());

        _options.Should().BeEquivalentTo(new LinkCheckOptions
        {
            Parallel = 7,
            PerHost = 3,
            Timeout = TimeSpan.FromSeconds(9),
            MaxRedirects = 1,
            AllowedNetworks = ["127.0.0.0/8"],
            RefusePrivateNetworks = true,
            FileRoots = ["/srv"],
            UserAgent = "Check",
        });
    }

    [Fact]
    public async Task For_a_caller_without_a_name_private_networks_are_refused_whatever_the_settings_say()
    {
        ImportMany(1);

        await CheckAsync(new CheckLinksRequest());
        _options!.RefusePrivateNetworks.Should().BeFalse("so the settings say");
        await CheckAsync(new CheckLinksRequest { PublicOnly = true });
        _options.RefusePrivateNetworks.Should().BeTrue();
    }

    [Fact]
    public async Task An_interrupted_check_keeps_what_it_has()
    {
        ImportMany(5);
        using var cancellation = new CancellationTokenSource();
        var done = 0;

        var reply = Replies.Json(await CheckLinks.RunAsync(
            new CheckLinksRequest(),
            InTime(new Surroundings
            {
                Clock = _clock,
                Interrupted = () => cancellation.Token,
                Progress = what =>
                {
                    what.Should().Be("links checked");
                    return _ =>
                    {
                        if (++done == 2)
                        {
                            cancellation.Cancel();
                        }
                    };
                },
            }),
            Checker));

        reply.GetProperty("checked").GetInt32().Should().Be(2);
        Store().Channels.LoadLinkReport().Value.Links.Should().HaveCount(2);
    }

    private void ImportMany(int count) => Import("#EXTM3U\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"#EXTINF:-1 tvg-id=\"c{i}.example\",C{i}\nhttp://host/{i}\n")));

    private async Task<JsonElement> CheckAsync(CheckLinksRequest request) => Replies.Json(await CheckLinks.RunAsync(request, InTime(), Checker));

    private OperationContext InTime(Surroundings? outside = null) =>
        At() with { Outside = outside ?? new Surroundings { Clock = _clock, Interrupted = () => TestContext.Current.CancellationToken } };

    private ILinkChecker Checker(LinkCheckOptions options)
    {
        _options = options;
        return new ScriptedChecker(_clock, _checked, _order);
    }

    // Each link takes a second; that of the first channel is broken.
    private sealed class ScriptedChecker(ManualClock clock, List<string> seen, Func<IEnumerable<int>, IEnumerable<int>> order) : ILinkChecker
    {
        public Task CheckAsync(IReadOnlyList<LinkTarget> targets, Action<LinkResult> report, CancellationToken cancellation)
        {
            foreach (var target in order(Enumerable.Range(0, targets.Count)).Select(index => targets[index]).ToList())
            {
                if (cancellation.IsCancellationRequested)
                {
                    break;
                }

                seen.Add(target.Key);
                var isBroken = target.Url.EndsWith("/0", StringComparison.Ordinal);
                report(new LinkResult { Key = target.Key, Url = target.Url, State = isBroken ? LinkState.Broken : LinkState.Working, Status = isBroken ? 404 : 200, Reason = "as scripted" });
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            return Task.CompletedTask;
        }
    }

    // Time passes when it is told to, and timers go off then.
    private sealed class ManualClock : TimeProvider
    {
        private readonly List<ManualTimer> _timers = [];
        private TimeSpan _elapsed;

        public override DateTimeOffset GetUtcNow() => Checking.Events.Origin.ToDateTimeOffset() + _elapsed;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new ManualTimer(() => callback(state), _elapsed + dueTime);
            _timers.Add(timer);
            return timer;
        }

        public void Advance(TimeSpan by)
        {
            _elapsed += by;
            foreach (var timer in _timers.Where(timer => timer.Due <= _elapsed).ToList())
            {
                _timers.Remove(timer);
                timer.GoOff();
            }
        }

        private sealed class ManualTimer(Action goOff, TimeSpan due) : ITimer
        {
            private bool _isOver;

            public TimeSpan Due => due;

            public void GoOff()
            {
                if (!_isOver)
                {
                    goOff();
                }
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => _isOver = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
