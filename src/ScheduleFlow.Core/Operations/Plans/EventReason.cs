using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Why an event of a plan is on air, as kept with the event (its <c>plan</c> field).</summary>
/// <param name="Kind">block, fixed, filler or rerun.</param>
/// <param name="Source">The block or fixed event.</param>
/// <param name="How">See <see cref="Decision"/>.</param>
/// <param name="Step">The step of the planner, from 1.</param>
/// <param name="Seed">The plan's seed.</param>
/// <param name="Relaxed">What had to be relaxed: <c>none</c>, <c>nice</c> or <c>want</c>.</param>
/// <param name="Considered">How many items were considered.</param>
/// <param name="Rejected">How many items each rule excluded.</param>
/// <param name="IsKept">Whether a later plan left it where it was; the other fields are of the plan that put it there.</param>
internal sealed record EventReason(
    string Kind,
    string Source,
    string How,
    int Step,
    long Seed,
    string Relaxed,
    int Considered,
    ImmutableArray<(string Rule, int Count)> Rejected,
    bool IsKept)
{
    private const string Field = "plan";

    public static EventReason Of(PlanDocument plan, PlannedCalendar result, PlannedEvent planned)
    {
        var decision = result.Decisions[planned.Decision];
        return new EventReason(
            Words.Of(planned.Kind),
            planned.Source,
            decision.How,
            decision.Step,
            plan.Seed,
            decision.Level switch { 0 => "none", 1 => "nice", _ => "want" },
            decision.Considered,
            [.. decision.Rejected.Select(entry => (CalendarProposal.NameOf(plan, entry.Rule), entry.Count))],
            IsKept: decision.How == Decision.Kept);
    }

    /// <summary>The reason that is kept with an event of a stored plan; null: there is none.</summary>
    public static EventReason? Of(ScheduleEvent item) => KeptObject.Read(item.Extras, Field, kept => new EventReason(
        KeptObject.Text(kept, "kind"),
        KeptObject.Text(kept, "source"),
        KeptObject.Text(kept, "how"),
        (int)KeptObject.Number(kept, "step"),
        KeptObject.Number(kept, "seed"),
        KeptObject.Text(kept, "relaxed"),
        (int)KeptObject.Number(kept, "considered"),
        RejectedOf(kept),
        KeptObject.Flag(kept, "kept")));

    public Extras ToExtras() => KeptObject.Write(Field, WriteFields);

    private void WriteFields(Utf8JsonWriter json)
    {
        json.WriteString("kind"u8, Kind);
        json.WriteString("source"u8, Source);
        json.WriteString("how"u8, How);
        json.WriteNumber("step"u8, Step);
        json.WriteNumber("seed"u8, Seed);
        json.WriteString("relaxed"u8, Relaxed);
        json.WriteNumber("considered"u8, Considered);
        json.WriteStartObject("rejected"u8);
        foreach (var (rule, count) in Rejected)
        {
            json.WriteNumber(rule, count);
        }

        json.WriteEndObject();
        if (IsKept)
        {
            json.WriteBoolean("kept"u8, true);
        }
    }

    private static ImmutableArray<(string Rule, int Count)> RejectedOf(JsonElement kept) =>
        kept.TryGetProperty("rejected", out var rejected) && rejected.ValueKind == JsonValueKind.Object
            ?
            [
                .. rejected.EnumerateObject()
                    .Where(rule => rule.Value.ValueKind == JsonValueKind.Number)
                    .Select(rule => (rule.Name, rule.Value.TryGetInt32(out var count) ? count : 0)),
            ]
            : [];
}
