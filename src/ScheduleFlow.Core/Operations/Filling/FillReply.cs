using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ScheduleFlow.Core.Filling;
using ScheduleFlow.Core.Storage;

namespace ScheduleFlow.Core.Operations.Filling;

/// <summary>A calendar that was filled and stored.</summary>
internal sealed record FillReply : IReply
{
    public required ScheduleSummary Schedule { get; init; }

    public required double DurationHours { get; init; }

    /// <summary>How much of the horizon is filled, from 0 to 1.</summary>
    public required double Coverage { get; init; }

    public required CooldownReport Cooldown { get; init; }

    public required long Seed { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("schedule_id"u8, Schedule.Id.Value);
        json.WriteString("name"u8, Schedule.Name);
        json.WriteNumber("events"u8, Schedule.Events);
        json.WriteNumber("events_scheduled"u8, Schedule.Events);
        json.WriteString("start"u8, Schedule.Start.ToString());
        json.WriteString("end"u8, Schedule.End.ToString());
        json.WriteNumber("duration"u8, DurationHours);

        // Older clients show the coverage as it is: a percentage with one decimal and its sign.
        json.WriteString("coverage"u8, string.Create(CultureInfo.InvariantCulture, $"{Coverage * 100:0.0}%"));
        json.WriteNumber("coverage_percent"u8, Math.Round(Coverage * 100, 3));
        json.WriteStartObject("cooldown"u8);
        json.WriteNumber("requested_hours"u8, Cooldown.RequestedHours);
        json.WriteBoolean("feasible"u8, Cooldown.Feasible);
        if (Cooldown.AchievedMinHours is { } achieved)
        {
            json.WriteNumber("achieved_min_hours"u8, achieved);
        }
        else
        {
            json.WriteNull("achieved_min_hours"u8);
        }

        json.WriteNumber("best_possible_hours"u8, Cooldown.BestPossibleHours);
        json.WriteNumber("violations"u8, Cooldown.Violations);
        json.WriteNumber("videos_needed"u8, Cooldown.VideosNeeded);
        json.WriteEndObject();
        json.WriteNumber("seed"u8, Seed);
        WarningList.WriteAlways(json, Warnings);
    }
}
