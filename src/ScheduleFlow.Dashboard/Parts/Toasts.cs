using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>Short messages about what has just been done, with a way back where there is one.</summary>
public sealed class Toasts(TimeProvider time)
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(8);

    // A way back takes time to be heard, decided on and reached by the keyboard.
    private static readonly TimeSpan ShownWithUndo = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ShownAfterHold = TimeSpan.FromSeconds(4);
    private readonly List<Toast> _toasts = [];
    private TaskCompletionSource? _held;

    public event Action? Changed;

    public IReadOnlyList<Toast> All => _toasts;

    /// <summary>Says that something is done.</summary>
    /// <param name="text">What.</param>
    /// <param name="undo">Takes it back; null: it cannot be.</param>
    public void Say(string text, Func<Task>? undo = null) => _ = SayAsync(text, undo);

    /// <summary>Says it, and waits until the message is gone: it was shown long enough, put away, or what it says undone.</summary>
    public Task SayAsync(string text, Func<Task>? undo = null)
    {
        var toast = new Toast(text, null, undo);
        Add(toast);
        return toast.Gone.Task;
    }

    /// <summary>Says that something failed. It stays until it is put away.</summary>
    public void Say(Problem problem) => Add(new(problem.Message, problem, null));

    public void Remove(Toast toast)
    {
        if (_toasts.Remove(toast))
        {
            toast.Gone.TrySetResult();
            Changed?.Invoke();
        }
    }

    /// <summary>Whether somebody is at the messages, with the pointer or the focus: none goes away meanwhile.</summary>
    public void Hold(bool hold)
    {
        if (hold)
        {
            _held ??= new();
        }
        else
        {
            _held?.SetResult();
            _held = null;
        }
    }

    private void Add(Toast toast)
    {
        _toasts.Add(toast);
        Changed?.Invoke();
        if (toast.Problem is null)
        {
            _ = RemoveLaterAsync(toast);
        }
    }

    private async Task RemoveLaterAsync(Toast toast)
    {
        await Task.Delay(toast.Undo is null ? Shown : ShownWithUndo, time);
        while (_held is { } held)
        {
            await held.Task;
            await Task.Delay(ShownAfterHold, time);
        }

        Remove(toast);
    }
}
