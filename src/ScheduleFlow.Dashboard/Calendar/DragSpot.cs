namespace ScheduleFlow.Dashboard.Calendar;

/// <summary>What the module draws of a drag.</summary>
/// <param name="Boxes">Where what is dragged would land; what is held is the first.</param>
/// <param name="Lines">What is said about it.</param>
/// <param name="IsBad">Whether it cannot stay there.</param>
public sealed record DragSpot(IReadOnlyList<DragBox> Boxes, IReadOnlyList<string> Lines, bool IsBad);

/// <summary>A box in a lane.</summary>
/// <param name="Lane">The lane, from 0.</param>
/// <param name="At">Where it begins, in pixels.</param>
/// <param name="Size">How long it is.</param>
public sealed record DragBox(int Lane, double At, double Size);
