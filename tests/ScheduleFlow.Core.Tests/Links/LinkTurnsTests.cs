using ScheduleFlow.Core.Links;

namespace ScheduleFlow.Core.Tests.Links;

public sealed class LinkTurnsTests
{
    [Fact(Timeout = 60_000)]
    public async Task Links_that_wait_for_the_host_of_a_redirect_are_bounded()
    {
        // Ten thousand links of as many hosts, all redirected to one that takes two at a time.
        const int links = 10_000;
        var turns = new LinkTurns(parallel: 8, perHost: 2);
        for (var i = 0; i < links; i++)
        {
            turns.Add($"host{i}", i);
        }

        var (begun, mostBegun, there, mostThere, done) = (0, 0, 0, 0, 0);
        var gate = new Lock();
        await turns.RunAsync(
            async (_, turn) =>
            {
                lock (gate)
                {
                    mostBegun = Math.Max(mostBegun, ++begun);
                }

                await turn.MoveAsync("one", CancellationToken.None);
                lock (gate)
                {
                    mostThere = Math.Max(mostThere, ++there);
                }

                await Task.Yield();
                lock (gate)
                {
                    there--;
                    begun--;
                    done++;
                }
            },
            CancellationToken.None);

        (done, mostThere).Should().Be((links, 2));
        mostBegun.Should().BeInRange(9, 32, "more begin than have a place, so that one slow host does not hold up the rest");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_place_that_is_not_waited_for_any_more_is_not_lost()
    {
        var turns = new LinkTurns(parallel: 4, perHost: 1);
        turns.Add("one", 0);
        turns.Add("b", 1);
        turns.Add("c", 2);
        using var impatient = new CancellationTokenSource();
        var waiting = new TaskCompletionSource();
        var reached = false;

        await turns.RunAsync(
            async (link, turn) =>
            {
                if (link == 0)
                {
                    await waiting.Task; // keeps the only place until another has given up
                    return;
                }

                if (link == 1)
                {
                    var move = turn.MoveAsync("one", impatient.Token);
                    await impatient.CancelAsync();
                    await ((Func<Task>)(() => move)).Should().ThrowAsync<OperationCanceledException>();
                    waiting.SetResult();
                    return;
                }

                await turn.MoveAsync("one", CancellationToken.None);
                reached = true;
            },
            CancellationToken.None);

        reached.Should().BeTrue();
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_begins_once_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var turns = new LinkTurns(parallel: 1, perHost: 1);
        for (var i = 0; i < 100; i++)
        {
            turns.Add("a", i);
        }

        var begun = 0;
        await turns.RunAsync(
            (_, _) =>
            {
                begun++;
                return stop.CancelAsync();
            },
            stop.Token);

        begun.Should().Be(1);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_links_are_done_at_once() => await new LinkTurns(1, 1).RunAsync((_, _) => Task.CompletedTask, CancellationToken.None);
}
