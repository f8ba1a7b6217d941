namespace ScheduleFlow.Core.Links;

/// <summary>The turn of one link: at one host at a time, and at none while it waits for another.</summary>
internal sealed class LinkTurn(LinkTurns turns, LinkLane lane)
{
    /// <summary>The lane that it is in, or waits for.</summary>
    public string Lane => Place.Name;

    public LinkLane Place { get; set; } = lane;

    /// <summary>Whether it is in its lane and counts there; false: it waits.</summary>
    public bool IsHeld { get; set; } = true;

    /// <summary>Gives up its place and waits for one at another host; returns at once if it is the same host.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; it has no place then.</exception>
    public Task MoveAsync(string lane, CancellationToken cancellation) =>
        lane.Equals(Lane, StringComparison.OrdinalIgnoreCase) ? Task.CompletedTask : turns.MoveAsync(this, lane, cancellation);
}
