using System.Collections.Frozen;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Gateway;
using ScheduleFlow.Gateway.Events;

namespace ScheduleFlow.Gateway.Tests.Events;

public sealed class EventHubTests
{
    private static readonly EventChoice Everything = new(EventTypes.Choices, null);

    private readonly ManualTime _time = new();
    private readonly EventHub _hub;
    private int _callers;

    public EventHubTests() => _hub = new EventHub(_time);

    [Fact]
    public void Nobody_hears_anything_until_somebody_listens_and_for_a_minute_after_the_last_has_gone()
    {
        _hub.IsHeard.Should().BeFalse();
        var listener = Listen(Everything, null);
        _hub.IsHeard.Should().BeTrue();

        listener.Dispose();
        _hub.IsHeard.Should().BeTrue();
        _time.Pass(EventHub.Memory);
        _hub.IsHeard.Should().BeFalse();
    }

    [Fact]
    public void Who_comes_back_gets_what_came_meanwhile()
    {
        string last;
        using (var listener = Listen(Everything, null))
        {
            Publish("a", "b");
            last = _hub.IdOf(Taken(listener)[0]);
        }

        Publish("c");
        using var again = Listen(Everything, last);

        Taken(again).Select(item => item.Data).Should().Equal("b", "c");
        again.TakeDropped().Should().Be(0);
    }

    [Fact]
    public void What_is_no_longer_remembered_is_counted_as_dropped()
    {
        using var listener = Listen(Everything, null);
        Publish("first");
        var last = _hub.IdOf(Taken(listener)[0]);
        Publish([.. Enumerable.Repeat("x", EventHub.MaxRemembered + 7)]);

        using var again = Listen(Everything, last);

        again.TakeDropped().Should().Be(7);
        Taken(again).Should().HaveCount(EventHub.MaxRemembered);
    }

    [Fact]
    public void After_a_time_in_which_nobody_listened_something_was_dropped()
    {
        string last;
        using (var listener = Listen(Everything, null))
        {
            Publish("a");
            last = _hub.IdOf(Taken(listener)[0]);
        }

        _time.Pass(EventHub.Memory);
        using var again = Listen(Everything, last);

        Taken(again).Should().BeEmpty();
        again.TakeDropped().Should().BePositive();
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("0-1")]
    [InlineData("999999999999-1")]
    public void An_id_of_another_run_means_nothing(string id)
    {
        using var listener = Listen(Everything, null);
        Publish("a");

        using var other = Listen(Everything, id);

        Taken(other).Should().BeEmpty();
        other.TakeDropped().Should().Be(0);
    }

    [Fact]
    public void A_listener_that_takes_nothing_loses_the_oldest_and_holds_up_nobody()
    {
        using var slow = Listen(Everything, null);
        Publish([.. Enumerable.Range(0, EventListener.MaxWaiting + 3).Select(number => $"{number}")]);

        slow.TakeDropped().Should().Be(3);
        slow.TakeDropped().Should().Be(0);
        Taken(slow).Select(item => item.Data).Should().StartWith("3").And.HaveCount(EventListener.MaxWaiting);
    }

    [Fact]
    public void A_listener_gets_the_types_and_the_request_that_it_asked_for()
    {
        using var listener = Listen(new EventChoice(EventTypes.Choices.Where(type => type == EventTypes.Progress).ToFrozenSet(), "mine"), null);

        _hub.Publish(EventTypes.Progress, "mine", "1");
        _hub.Publish(EventTypes.Progress, "yours", "2");
        _hub.Publish(EventTypes.Operation, "mine", "3");

        Taken(listener).Select(item => item.Data).Should().Equal("1");
    }

    [Fact]
    public void No_more_listen_than_may()
    {
        var listeners = Enumerable.Range(0, EventHub.MaxListeners).Select(_ => Listen(Everything, null)).ToList();
        _hub.Listen("another", Everything, null).TryGet(out _, out var problem).Should().BeFalse();
        problem!.Type.Should().Be(ErrorType.Unavailable);

        listeners[0].Dispose();
        _hub.Listen("another", Everything, null).TryGet(out _, out _).Should().BeTrue();
    }

    [Fact]
    public void One_caller_leaves_connections_to_the_others()
    {
        var listeners = Enumerable.Range(0, EventHub.MaxPerCaller).Select(_ => Listened("one", Everything, null)).ToList();
        _hub.Listen("one", Everything, null).TryGet(out _, out var problem).Should().BeFalse();
        problem!.Type.Should().Be(ErrorType.RateLimited);
        problem.Hint.Should().NotBeEmpty();

        Listened("another", Everything, null).Should().NotBeNull();
        listeners[0].Dispose();
        Listened("one", Everything, null).Should().NotBeNull();
    }

    /// <summary>As a caller that has no other connection.</summary>
    private EventListener Listen(EventChoice choice, string? lastId) => Listened($"caller {_callers++}", choice, lastId);

    private EventListener Listened(string caller, EventChoice choice, string? lastId) =>
        _hub.Listen(caller, choice, lastId).TryGet(out var listener, out var problem) ? listener : throw new InvalidOperationException(problem.Message);

    private void Publish(params string[] data)
    {
        foreach (var text in data)
        {
            _hub.Publish(EventTypes.Operation, "id", text);
        }
    }

    private static List<GatewayEvent> Taken(EventListener listener)
    {
        var taken = new List<GatewayEvent>();
        while (listener.Waiting.TryRead(out var item))
        {
            taken.Add(item);
        }

        return taken;
    }
}
