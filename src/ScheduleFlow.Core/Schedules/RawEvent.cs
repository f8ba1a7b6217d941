namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// One event as a document writes it: unchecked text, and its place. Absent fields are null. Readers neither trim nor
/// check anything; the import pipeline does.
/// </summary>
internal sealed class RawEvent
{
    /// <summary>1 for the first event of the document (of all its schedules together).</summary>
    public required int Position { get; init; }

    /// <summary>Line of the event's first character, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Its column, from 1; 0: the reader does not know.</summary>
    public int Column { get; init; }

    public string? Id { get; set; }

    public string? Title { get; set; }

    /// <summary>Start as text; a JSON number as its digits.</summary>
    public string? Start { get; set; }

    /// <summary>The start is only a date: of a broadcast day, which begins at the hour that the import names.</summary>
    public bool BeginsBroadcastDay { get; set; }

    /// <summary>In a list without times: how many seconds of nothing come before it.</summary>
    public long SecondsBefore { get; init; }

    public string? End { get; set; }

    /// <summary>Seconds as text, possibly with decimals.</summary>
    public string? Duration { get; set; }

    /// <summary>In a list without times: it looks like a channel, which is always on, and not like a video.</summary>
    public bool IsChannel { get; init; }

    public string? MediaUrl { get; set; }

    /// <summary>See <see cref="Schedules.ScheduleEvent.Channel"/>.</summary>
    public string? Channel { get; set; }

    /// <summary>See <see cref="Schedules.ScheduleEvent.Clump"/>.</summary>
    public string? Clump { get; set; }

    public string? Category { get; set; }

    public string? Description { get; set; }

    /// <summary>See <see cref="Schedules.ScheduleEvent.Fixed"/>: <c>true</c> or <c>false</c>.</summary>
    public string? Fixed { get; set; }

    /// <summary>What the reader does not know, kept for its own format.</summary>
    public Schedules.Extras? Extras { get; set; }
}
