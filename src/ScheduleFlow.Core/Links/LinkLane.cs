namespace ScheduleFlow.Core.Links;

/// <summary>The links of one host; guarded by the lock of <see cref="LinkTurns"/>.</summary>
internal sealed class LinkLane(string name)
{
    public string Name => name;

    /// <summary>Links that are being checked at the host.</summary>
    public int Active { get; set; }

    /// <summary>Links that have not begun.</summary>
    public Queue<int> Pending { get; } = new();

    /// <summary>Links that were redirected to the host, which go first.</summary>
    public Queue<TaskCompletionSource> Arriving { get; } = new();

    public bool IsInPending { get; set; }

    public bool IsInArriving { get; set; }
}
