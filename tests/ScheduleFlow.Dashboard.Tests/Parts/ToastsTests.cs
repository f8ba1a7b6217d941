using Microsoft.Extensions.Time.Testing;
using ScheduleFlow.Contracts;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Tests.Parts;

public sealed class ToastsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider _time = new();
    private readonly Toasts _toasts;

    public ToastsTests() => _toasts = new Toasts(_time);

    [Fact]
    public async Task A_message_goes_by_itself()
    {
        _toasts.Say("Saved.");
        _time.Advance(TimeSpan.FromSeconds(7));
        _toasts.All.Should().ContainSingle();

        await PassAsync(TimeSpan.FromSeconds(2));

        _toasts.All.Should().BeEmpty();
    }

    [Fact]
    public async Task One_with_a_way_back_leaves_time_to_take_it()
    {
        _toasts.Say("Deleted.", () => Task.CompletedTask);
        _time.Advance(TimeSpan.FromSeconds(19));
        _toasts.All.Should().ContainSingle();

        await PassAsync(TimeSpan.FromSeconds(2));

        _toasts.All.Should().BeEmpty();
    }

    [Fact]
    public void A_failure_stays_until_it_is_put_away()
    {
        _toasts.Say(new Problem(ErrorType.Conflict, "Someone else has changed it."));
        _time.Advance(TimeSpan.FromHours(1));

        _toasts.Remove(_toasts.All.Should().ContainSingle().Subject);

        _toasts.All.Should().BeEmpty();
    }

    [Fact]
    public async Task None_goes_while_somebody_is_at_it()
    {
        _toasts.Say("Saved.");
        _toasts.Hold(true);
        _time.Advance(TimeSpan.FromMinutes(5));
        _toasts.All.Should().ContainSingle();

        var gone = NextChange();
        _toasts.Hold(false);
        while (!gone.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        _toasts.All.Should().BeEmpty();
    }

    private async Task PassAsync(TimeSpan span)
    {
        var gone = NextChange();
        _time.Advance(span);
        await gone.WaitAsync(Deadline);
    }

    private Task NextChange()
    {
        var changed = new TaskCompletionSource();
        _toasts.Changed += () => changed.TrySetResult();
        return changed.Task;
    }
}
