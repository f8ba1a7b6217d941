namespace ScheduleFlow.Core.Schedules;

/// <summary>
/// One event as a document spells it: text that nobody has judged yet, and where it stands. Absent fields are null;
/// readers trim nothing and check nothing, the import pipeline does.
/// </summary>
internal sealed class RawEvent
{
    /// <summary>1 for the first event of the document (of all its schedules together).</summary>
    public required int Position { get; init; }

    /// <summary>Line of the event's first character, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Column of it, from 1; 0 where the reader does not know.</summary>
    public int Column { get; init; }

    public string? Id { get; set; }

    public string? Title { get; set; }

    /// <summary>Start as text; a JSON number as its digits.</summary>
    public string? Start { get; set; }

    /// <summary>The start is a date alone, on which a broadcast day begins at the hour that the import names.</summary>
    public bool BeginsBroadcastDay { get; set; }

    /// <summary>In a list without times: for how many seconds nothing is on before it.</summary>
    public long SecondsBefore { get; init; }

    public string? End { get; set; }

    /// <summary>Seconds as text, possibly with decimals.</summary>
    public string? Duration { get; set; }

    /// <summary>In a list without times: that it looks like a channel, which is always on, and not like a medium.</summary>
    public bool IsChannel { get; init; }

    public string? MediaUrl { get; set; }

    /// <summary>See <see cref="Schedules.ScheduleEvent.Channel"/>.</summary>
    public string? Channel { get; set; }

    /// <summary>See <see cref="Schedules.ScheduleEvent.Clump"/>.</summary>
    public string? Clump { get; set; }

    public string? Category { get; set; }

    public string? Description { get; set; }

    /// <summary>What the reader does not know, for its own format.</summary>
    public Schedules.Extras? Extras { get; set; }
}
