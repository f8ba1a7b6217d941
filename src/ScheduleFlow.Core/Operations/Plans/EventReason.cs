using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Planning;
using ScheduleFlow.Core.Plans;
using ScheduleFlow.Core.Schedules;

namespace ScheduleFlow.Core.Operations.Plans;

/// <summary>Why an event of a plan is on air, as it is kept with it (its <c>plan</c> field).</summary>
/// <param name="Kind">block, fixed, filler or rerun.</param>
/// <param name="Source">The block or fixed event.</param>
/// <param name="How">See <see cref="Decision"/>.</param>
/// <param name="Step">The step of the planner, from 1.</param>
/// <param name="Seed">The plan's.</param>
/// <param name="Relaxed">What had to be relaxed: <c>none</c>, <c>nice</c> or <c>want</c>.</param>
/// <param name="Considered">How many items were looked at.</param>
/// <param name="Rejected">How many each rule kept out.</param>
/// <param name="IsKept">Whether a later plan left it where it was: the rest is of the one that put it there.</param>
internal sealed record EventReason(string Kind, string Source, string How, int Step, long Seed, string Relaxed, int Considered, ImmutableArray<(string Rule, int Count)> Rejected, bool IsKept)
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

    /// <summary>What an event of a stored plan says of itself; null where it says nothing.</summary>
    public static EventReason? Of(ScheduleEvent item)
    {
        if (item.Extras?[FormatNames.Json] is not { } text)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        if (!document.RootElement.TryGetProperty(Field, out var plan) || plan.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return new EventReason(
            Text(plan, "kind"),
            Text(plan, "source"),
            Text(plan, "how"),
            (int)Number(plan, "step"),
            Number(plan, "seed"),
            Text(plan, "relaxed"),
            (int)Number(plan, "considered"),
            plan.TryGetProperty("rejected", out var rejected) && rejected.ValueKind == JsonValueKind.Object
                ? [.. rejected.EnumerateObject().Where(rule => rule.Value.ValueKind == JsonValueKind.Number).Select(rule => (rule.Name, rule.Value.TryGetInt32(out var count) ? count : 0))]
                : [],
            plan.TryGetProperty("kept", out var kept) && kept.ValueKind == JsonValueKind.True);
    }

    public Extras ToExtras()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ProblemJson.Compact))
        {
            json.WriteStartObject();
            json.WriteStartObject(Field);
            WriteFields(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Extras.Of(FormatNames.Json, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public void WriteFields(Utf8JsonWriter json)
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

    private static string Text(JsonElement plan, string name) => plan.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement plan, string name) => plan.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : 0;
}
