using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ScheduleFlow.Contracts.Operations.Plans;

/// <summary>The main figures of a plan.</summary>
public sealed partial record PlanFigures
{
    public required int Events { get; init; }

    public required double CoveragePercent { get; init; }

    public required long DeadAirSeconds { get; init; }

    public required long LongestDeadAirSeconds { get; init; }

    public required int DifferentItems { get; init; }

    /// <summary>The shortest time from one start of an item to its next; null: nothing plays twice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? LeastDistanceHours { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? MedianDistanceHours { get; init; }

    /// <summary>The longest first; an empty name stands for items without a category.</summary>
    public required ImmutableArray<CategoryRow> Categories { get; init; }

    /// <summary>By the local clock.</summary>
    public required ImmutableArray<DaypartRow> Dayparts { get; init; }
}

/// <summary>The time of a category.</summary>
/// <param name="Category">Its name.</param>
/// <param name="Seconds">How long it is on air.</param>
/// <param name="SharePercent">Its share of the whole.</param>
public sealed partial record CategoryRow(string Category, long Seconds, double SharePercent);

/// <summary>A part of the day.</summary>
/// <param name="Daypart">night, morning, afternoon or evening.</param>
/// <param name="Plays">How many items begin in it, without fillers.</param>
/// <param name="Repeats">How many of them played earlier in the plan.</param>
public sealed partial record DaypartRow(string Daypart, int Plays, int Repeats);
