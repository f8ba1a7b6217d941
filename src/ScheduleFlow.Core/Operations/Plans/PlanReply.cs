using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Plans;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>What a plan comes to.</summary>
/// <param name="Run">The plan.</param>
/// <param name="IsStored">Whether it is what the store has now: it was stored, or was there already. A dry run is neither.</param>
/// <param name="WithTimeline">Whether every event is listed.</param>
internal sealed record PlanReply(PlanRun Run, bool IsStored, bool WithTimeline) : IReply
{
    /// <summary>Musts that cannot hold are a finding: the reply has what breaks them.</summary>
    public ExitCode Exit => Run.MustsHold ? ExitCode.Done : ExitCode.Findings;

    public void WriteFields(Utf8JsonWriter json)
    {
        var plan = Run.Plan;
        var calendar = Run.Calendar;
        json.WriteString("schedule_id"u8, calendar.Id.Value);
        json.WriteString("channel"u8, plan.Channel);
        json.WriteBoolean("applied"u8, IsStored);
        json.WriteBoolean("unchanged"u8, Run.IsUnchanged);
        json.WriteNumber("revision"u8, IsStored && !Run.IsUnchanged ? calendar.Revision : Run.Stored?.Revision ?? 0);
        json.WriteString("plan_hash"u8, Run.Hash);
        json.WriteString("zone"u8, plan.Zone.Id);
        json.WriteString("start"u8, plan.Horizon.Start.ToString());
        json.WriteString("end"u8, plan.Horizon.End.ToString());
        json.WriteString("planned_from"u8, Run.From.ToString());
        json.WriteNumber("seed"u8, plan.Seed);
        json.WriteBoolean("musts_hold"u8, Run.MustsHold);
        WriteStatistics(json, PlanStatistics.Of(Run));
        json.WriteStartObject("changes"u8);
        json.WriteNumber("kept"u8, Run.Changes.Kept);
        json.WriteNumber("moved"u8, Run.Changes.Moved);
        json.WriteNumber("added"u8, Run.Changes.Added);
        json.WriteNumber("removed"u8, Run.Changes.Removed);
        json.WriteEndObject();
        WriteFeasibility(json);
        WriteBreaches(json);
        WriteDeadAir(json);
        WriteDropped(json);
        if (WithTimeline)
        {
            WriteTimeline(json);
        }

        WarningList.WriteAlways(json, Run.File.Document.Warnings);
    }

    private static void WriteStatistics(Utf8JsonWriter json, PlanStatistics statistics)
    {
        json.WriteStartObject("statistics"u8);
        json.WriteNumber("events"u8, statistics.Events);
        json.WriteNumber("coverage_percent"u8, Math.Round(statistics.Coverage * 100, 3));
        json.WriteNumber("dead_air_seconds"u8, statistics.DeadAirSeconds);
        json.WriteNumber("longest_dead_air_seconds"u8, statistics.LongestDeadAirSeconds);
        json.WriteNumber("different_items"u8, statistics.DifferentItems);
        WriteHours(json, "least_distance_hours", statistics.LeastDistanceSeconds);
        WriteHours(json, "median_distance_hours", statistics.MedianDistanceSeconds);
        json.WriteStartArray("categories"u8);
        var total = Math.Max(1, statistics.Categories.Sum(entry => entry.Seconds));
        foreach (var (category, seconds) in statistics.Categories)
        {
            json.WriteStartObject();
            json.WriteString("category"u8, category);
            json.WriteNumber("seconds"u8, seconds);
            json.WriteNumber("share_percent"u8, Math.Round(100.0 * seconds / total, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("dayparts"u8);
        foreach (var (daypart, plays, repeats) in statistics.Repeats)
        {
            json.WriteStartObject();
            json.WriteString("daypart"u8, daypart);
            json.WriteNumber("plays"u8, plays);
            json.WriteNumber("repeats"u8, repeats);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteFeasibility(Utf8JsonWriter json)
    {
        json.WriteStartArray("feasibility"u8);
        foreach (var bound in Run.Result.Cooldowns)
        {
            var wanted = Run.Plan.Rules[bound.Rule].Seconds;
            json.WriteStartObject();
            json.WriteString("rule"u8, Run.NameOf(bound.Rule));
            json.WriteString("block"u8, bound.Block is { } block ? Run.Plan.Blocks[block].Name : "");
            json.WriteNumber("requested_hours"u8, Hours(wanted));
            json.WriteBoolean("feasible"u8, bound.BestSeconds >= wanted);
            json.WriteNumber("best_possible_hours"u8, Hours(bound.BestSeconds));
            json.WriteString("certainty"u8, bound.IsExact ? "exact" : "upper bound");
            json.WriteNumber("hours_missing"u8, bound.BestSeconds >= wanted ? 0 : Hours(bound.NeededSeconds - bound.PoolSeconds));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteBreaches(Utf8JsonWriter json)
    {
        var breaches = Run.Result.Breaches;
        json.WriteStartObject("breach_counts"u8);
        foreach (var tier in new[] { Tier.Must, Tier.Want, Tier.Nice })
        {
            json.WriteNumber(Words.Of(tier), breaches.Count(breach => Run.TierOf(breach) == tier));
        }

        json.WriteEndObject();
        json.WriteStartArray("breaches"u8);
        foreach (var breach in breaches.OrderBy(breach => Run.TierOf(breach)).ThenBy(breach => breach.Event).Take(Limits.MaxListed))
        {
            var planned = Run.Result.Events[breach.Event];
            json.WriteStartObject();
            json.WriteString("tier"u8, Words.Of(Run.TierOf(breach)));
            json.WriteString("rule"u8, Run.NameOf(breach.Rule));
            json.WriteString("at"u8, planned.Window.Start.ToString());
            json.WriteString("title"u8, Run.Plan.Items[planned.Item].Title);
            if (breach.Witness is { } witness)
            {
                json.WriteString("witness_at"u8, witness.ToString());
                json.WriteNumber("distance_seconds"u8, Math.Abs(planned.Window.Start - witness));
            }

            if (breach.WitnessItem >= 0)
            {
                json.WriteString("witness"u8, Run.Plan.Items[breach.WitnessItem].Title);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDeadAir(Utf8JsonWriter json)
    {
        json.WriteStartArray("dead_air"u8);
        foreach (var gap in Run.Result.DeadAir.Take(Limits.MaxListed))
        {
            json.WriteStartObject();
            json.WriteString("start"u8, gap.Window.Start.ToString());
            json.WriteString("end"u8, gap.Window.End.ToString());
            json.WriteNumber("seconds"u8, gap.Window.Seconds);
            json.WriteBoolean("least_possible"u8, gap.IsLeast);
            json.WriteBoolean("because_of_a_must"u8, gap.IsForced);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDropped(Utf8JsonWriter json)
    {
        json.WriteStartArray("dropped"u8);
        foreach (var occurrence in Run.Result.Dropped)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, Run.Plan.Fixed[occurrence.Fixed].Name);
            json.WriteString("at"u8, new Time.Instant(occurrence.Start).ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteTimeline(Utf8JsonWriter json)
    {
        json.WriteStartArray("timeline"u8);
        foreach (var planned in Run.Result.Events)
        {
            json.WriteStartObject();
            json.WriteString("start"u8, planned.Window.Start.ToString());
            json.WriteString("end"u8, planned.Window.End.ToString());
            json.WriteString("title"u8, Run.Plan.Items[planned.Item].Title);
            json.WriteString("kind"u8, Words.Of(planned.Kind));
            json.WriteString("source"u8, planned.Source);
            json.WriteString("url"u8, Run.Plan.Items[planned.Item].Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static double Hours(long seconds) => Math.Round(seconds / 3600.0, 3);

    private static void WriteHours(Utf8JsonWriter json, string name, long? seconds)
    {
        if (seconds is { } value)
        {
            json.WriteNumber(name, Hours(value));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
