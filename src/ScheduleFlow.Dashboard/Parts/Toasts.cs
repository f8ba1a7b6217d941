using ScheduleFlow.Contracts;

namespace ScheduleFlow.Dashboard.Parts;

/// <summary>Short messages about what has just been done, with a way back where there is one.</summary>
public sealed class Toasts(TimeProvider time)
{
    /// <summary>How long a message is shown, and so how long there is to undo what it says.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(8);

    private readonly List<Toast> _toasts = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> All => _toasts;

    /// <summary>Says that something is done.</summary>
    /// <param name="text">What.</param>
    /// <param name="undo">Takes it back; null: it cannot be.</param>
    public void Say(string text, Func<Task>? undo = null) => Add(new(text, null, undo));

    /// <summary>Says that something failed. It stays until it is put away.</summary>
    public void Say(Problem problem) => Add(new(problem.Message, problem, null));

    public void Remove(Toast toast)
    {
        if (_toasts.Remove(toast))
        {
            Changed?.Invoke();
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
        await Task.Delay(Shown, time);
        Remove(toast);
    }
}
