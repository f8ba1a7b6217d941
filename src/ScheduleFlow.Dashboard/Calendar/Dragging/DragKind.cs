namespace ScheduleFlow.Dashboard.Calendar.Dragging;

/// <summary>What is dragged of an event.</summary>
internal enum DragKind
{
    /// <summary>All of it, and all that is selected with it.</summary>
    Move,

    /// <summary>Its beginning.</summary>
    Start,

    /// <summary>Its end.</summary>
    End,

    /// <summary>It is new: it comes from the library.</summary>
    Add,
}
