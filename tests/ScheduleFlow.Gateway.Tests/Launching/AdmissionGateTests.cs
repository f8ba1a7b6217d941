using ScheduleFlow.Gateway.Launching;

namespace ScheduleFlow.Gateway.Tests.Launching;

public sealed class AdmissionGateTests
{
    [Fact(Timeout = 10_000)]
    public async Task A_free_slot_is_given_at_once()
    {
        var gate = new AdmissionGate(slots: 2, queueLimit: 0);

        (await gate.EnterAsync("somebody", default)).Should().Be(LaunchFailure.None);
        (await gate.EnterAsync("another", default)).Should().Be(LaunchFailure.None);

        gate.Counts().Should().Match<QueueCounts>(c => c.Active == 2 && c.Queued == 0 && c.PeakActive == 2 && c.UtilizationPercent == 100);
    }

    [Fact(Timeout = 10_000)]
    public async Task Whoever_came_first_is_let_in_first()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 10);
        await gate.EnterAsync("somebody", default);
        var waiting = Enumerable.Range(0, 5).Select(_ => gate.EnterAsync("somebody", default).AsTask()).ToArray();

        for (var i = 0; i < waiting.Length; i++)
        {
            waiting.Count(task => task.IsCompleted).Should().Be(i);
            gate.Leave("somebody", SlotOutcome.Succeeded);
            (await waiting[i]).Should().Be(LaunchFailure.None);
        }
    }

    [Fact(Timeout = 10_000)]
    public async Task A_full_queue_refuses_and_does_not_count_as_admitted()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 1);
        await gate.EnterAsync("somebody", default);
        var waiting = gate.EnterAsync("somebody", default);

        (await gate.EnterAsync("somebody", default)).Should().Be(LaunchFailure.QueueFull);

        gate.Counts().Should().Match<QueueCounts>(c => c.Admitted == 2 && c.Refused == 1 && c.Queued == 1);
        gate.Leave("somebody", SlotOutcome.Succeeded);
        (await waiting).Should().Be(LaunchFailure.None);
    }

    [Fact(Timeout = 10_000)]
    public async Task One_caller_with_a_full_queue_does_not_keep_another_out()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 1000);
        await gate.EnterAsync("busy", default);
        var busy = Enumerable.Range(0, 1000).Select(_ => gate.EnterAsync("busy", default).AsTask()).ToArray();

        var other = gate.EnterAsync("other", default).AsTask();
        (await busy[^1]).Should().Be(LaunchFailure.QueueFull, "its place was needed");
        gate.Leave("busy", SlotOutcome.Succeeded);
        (await busy[0]).Should().Be(LaunchFailure.None);
        gate.Leave("busy", SlotOutcome.Succeeded);

        (await other).Should().Be(LaunchFailure.None);
        gate.Counts().Should().Match<QueueCounts>(c => c.Admitted == 1002 && c.Processed == 2 && c.Dropped == 1 && c.Refused == 0 && c.Active == 1 && c.Queued == 998);
    }

    [Theory(Timeout = 10_000)]
    [InlineData(4, 3)]
    [InlineData(2, 1)]
    public async Task A_caller_holds_no_more_than_all_slots_but_one_and_another_has_the_last_at_once(int slots, int share)
    {
        var gate = new AdmissionGate(slots, queueLimit: 10);
        for (var i = 0; i < share; i++)
        {
            (await gate.EnterAsync("busy", default)).Should().Be(LaunchFailure.None);
        }

        var waiting = gate.EnterAsync("busy", default).AsTask();
        gate.Counts().Should().Match<QueueCounts>(c => c.Active == share && c.Queued == 1, "the last slot stays free, though somebody waits");

        var other = gate.EnterAsync("other", default);
        other.IsCompletedSuccessfully.Should().BeTrue();
        gate.Leave("other", SlotOutcome.Succeeded);
        waiting.IsCompleted.Should().BeFalse("its caller still has as many as it may");
        gate.Leave("busy", SlotOutcome.Succeeded);

        (await waiting).Should().Be(LaunchFailure.None);
        gate.Counts().Should().Match<QueueCounts>(c => c.Active == share && c.Queued == 0);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_free_slot_goes_past_a_caller_that_has_its_share_to_one_that_has_not()
    {
        var gate = new AdmissionGate(slots: 2, queueLimit: 10);
        await gate.EnterAsync("a", default);
        await gate.EnterAsync("b", default);
        var first = gate.EnterAsync("a", default).AsTask();
        var second = gate.EnterAsync("c", default).AsTask();

        gate.Leave("b", SlotOutcome.Succeeded);

        (await second).Should().Be(LaunchFailure.None);
        first.IsCompleted.Should().BeFalse();
        gate.Leave("a", SlotOutcome.Succeeded);
        (await first).Should().Be(LaunchFailure.None);
    }

    [Fact(Timeout = 10_000)]
    public async Task The_only_slot_is_everybodys()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 10);

        (await gate.EnterAsync("somebody", default)).Should().Be(LaunchFailure.None);
        var other = gate.EnterAsync("other", default).AsTask();
        gate.Leave("somebody", SlotOutcome.Succeeded);

        (await other).Should().Be(LaunchFailure.None);
    }

    [Fact(Timeout = 10_000)]
    public async Task Whoever_leaves_the_queue_is_dropped_and_the_next_one_moves_up()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 10);
        await gate.EnterAsync("somebody", default);
        using var gone = new CancellationTokenSource();
        var first = gate.EnterAsync("somebody", gone.Token).AsTask();
        var second = gate.EnterAsync("somebody", default).AsTask();

        await gone.CancelAsync();
        (await first).Should().Be(LaunchFailure.ClientGone);
        gate.Leave("somebody", SlotOutcome.Succeeded);

        (await second).Should().Be(LaunchFailure.None);
        gate.Counts().Should().Match<QueueCounts>(c => c.Dropped == 1 && c.Processed == 1 && c.Active == 1 && c.Queued == 0 && c.Admitted == 3);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_caller_gone_before_it_came_does_not_stay_in_the_queue()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 10);
        await gate.EnterAsync("somebody", default);

        (await gate.EnterAsync("somebody", new CancellationToken(canceled: true))).Should().Be(LaunchFailure.ClientGone);

        gate.Counts().Queued.Should().Be(0);
    }

    [Fact(Timeout = 10_000)]
    public async Task A_closed_gate_sends_everybody_away()
    {
        var gate = new AdmissionGate(slots: 1, queueLimit: 10);
        await gate.EnterAsync("somebody", default);
        var waiting = gate.EnterAsync("somebody", default);

        gate.Close();

        (await waiting).Should().Be(LaunchFailure.Shutdown);
        (await gate.EnterAsync("somebody", default)).Should().Be(LaunchFailure.Shutdown);
        gate.Counts().Should().Match<QueueCounts>(c => c.Admitted == 2 && c.Dropped == 1 && c.Active == 1 && c.Refused == 1);
    }

    [Fact(Timeout = 10_000)]
    public async Task Each_outcome_is_counted_where_it_belongs()
    {
        var gate = new AdmissionGate(slots: 4, queueLimit: 0);
        foreach (var outcome in Enum.GetValues<SlotOutcome>())
        {
            await gate.EnterAsync("somebody", default);
            gate.Leave("somebody", outcome);
        }

        gate.Counts().Should().Match<QueueCounts>(c => c.Admitted == 4 && c.Processed == 3 && c.Errors == 2 && c.Timeouts == 1 && c.Dropped == 1 && c.Active == 0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Counts_add_up_at_every_moment_of_a_rush()
    {
        var gate = new AdmissionGate(slots: 3, queueLimit: 20);
        using var done = new CancellationTokenSource();
        var watcher = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                AddsUp(gate.Counts());
            }
        });

        await Parallel.ForAsync(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (i, _) =>
        {
            using var gone = new CancellationTokenSource();
            var caller = $"caller {i % 5}";
            var entering = gate.EnterAsync(caller, gone.Token);
            if (i % 7 == 0)
            {
                await gone.CancelAsync();
            }

            if (await entering == LaunchFailure.None)
            {
                await Task.Yield();
                gate.Leave(caller, (SlotOutcome)(i % 4));
            }
        });
        await done.CancelAsync();
        await watcher;

        var counts = gate.Counts();
        AddsUp(counts);
        counts.Should().Match<QueueCounts>(c => c.Active == 0 && c.Queued == 0 && c.PeakActive == 3 && c.Admitted + c.Refused == 20_000);
    }

    private static void AddsUp(QueueCounts c)
    {
        (c.Processed + c.Dropped + c.Active + c.Queued).Should().Be(c.Admitted);
        c.Active.Should().BeInRange(0, 3);
        c.Queued.Should().BeInRange(0, 20);
    }
}
