namespace ScheduleFlow.Core.Links;

/// <summary>The place of one link under way: at one host at a time, and at none while it waits for another.</summary>
internal sealed class LinkTurn(LinkTurns turns, LinkLane lane)
{
    /// <summary>Where it is, or waits to be.</summary>
    public string Lane => Place.Name;

    public LinkLane Place { get; set; } = lane;

    /// <summary>Whether it is there, and counts.</summary>
    public bool IsHeld { get; set; } = true;

    /// <summary>Gives the place up and waits for one at another host; at once where it is the same.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; it then has no place.</exception>
    public Task MoveAsync(string lane, CancellationToken cancellation) =>
        lane.Equals(Lane, StringComparison.OrdinalIgnoreCase) ? Task.CompletedTask : turns.MoveAsync(this, lane, cancellation);
}
