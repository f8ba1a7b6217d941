namespace ScheduleFlow.Contracts.Operations.Schedules;

/// <summary>An event in a list of findings.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; at this instant it is no longer on air.</param>
public sealed partial record EventRow(string Title, string Start, string End);

/// <summary>Two events that overlap.</summary>
public sealed partial record ConflictRow(EventRow Event1, EventRow Event2)
{
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Type { get; init; } = "overlap";
}

/// <summary>A time when nothing is on.</summary>
public sealed partial record GapRow(string Start, string End, long Seconds);
