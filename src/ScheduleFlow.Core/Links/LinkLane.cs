namespace ScheduleFlow.Core.Links;

/// <summary>The links of one host; guarded by <see cref="LinkTurns"/>.</summary>
internal sealed class LinkLane(string name)
{
    public string Name => name;

    /// <summary>Links that are being checked there.</summary>
    public int Active { get; set; }

    /// <summary>Links that have not begun.</summary>
    public Queue<int> Pending { get; } = new();

    /// <summary>Links that were redirected there, which go first.</summary>
    public Queue<TaskCompletionSource> Arriving { get; } = new();

    public bool IsInPending { get; set; }

    public bool IsInArriving { get; set; }
}
