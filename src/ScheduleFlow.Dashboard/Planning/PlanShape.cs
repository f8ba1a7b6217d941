using System.Collections.Immutable;
using static ScheduleFlow.Dashboard.Planning.PlanFieldKind;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>
/// The fields that an object of a plan may have: a compact form of docs/plan.schema.json, which a test compares with it. The
/// forms and the completion are made from it.
/// </summary>
/// <param name="Name">Which object.</param>
/// <param name="Fields">Its fields, the most used first.</param>
public sealed record PlanShape(string Name, ImmutableArray<PlanField> Fields)
{
    private static readonly ImmutableArray<string> Orders = ["shuffle", "sequence", "least-recent", "weighted"];
    private static readonly ImmutableArray<string> Sames = ["item", "series", "category", "all"];

    public static ImmutableArray<PlanShape> All { get; } =
    [
        Of(
            "plan",
            new("channel", Text) { IsRequired = true },
            new("zone", Zone) { Default = "UTC" },
            new("start", Instant) { IsRequired = true },
            new("days", Whole) { Default = "7" },
            new("hours", Whole),
            new("end", Instant),
            new("day_start", Clock) { Default = "00:00" },
            new("pools", Map) { Of = "pool" },
            new("blocks", List) { Of = "block" },
            new("fixed", List) { Of = "fixed" },
            new("pins", List) { Of = "pin" },
            new("fillers", Pools),
            new("filler_limit", Duration) { Default = "5m" },
            new("rules", List) { Of = "rule" },
            new("seed", Whole),
            new("version", Choice) { Choices = ["1"], Default = "1" },
            new("$schema", Text)),
        Of(
            "pool",
            new("stored", Playlist),
            new("playlist", Text),
            new("items", List) { Of = "item" },
            new("pools", Pools),
            new("filter", Nested) { Of = "filter", Help = "any" },
            new("category", Text) { Help = "item" },
            new("series", Text) { Help = "item" },
            new("duration", Duration),
            new("tags", Texts),
            new("weight", Number) { Default = "1", Help = "item" },
            new("not_before", Clock) { Help = "any" },
            new("not_after", Clock) { Help = "any" }),
        Of(
            "item",
            new("url", Text) { IsRequired = true },
            new("title", Text),
            new("duration", Duration),
            new("category", Text),
            new("series", Text),
            new("season", Whole),
            new("episode", Whole),
            new("tags", Texts),
            new("weight", Number) { Default = "1" },
            new("valid_from", Instant),
            new("valid_until", Instant),
            new("not_before", Clock) { Help = "any" },
            new("not_after", Clock) { Help = "any" },
            new("max_plays", Whole),
            new("max_plays_per_day", Whole)),
        Of(
            "filter",
            new("category", Texts),
            new("series", Texts),
            new("tags", Texts),
            new("without_tags", Texts),
            new("url", Texts),
            new("min_duration", Duration),
            new("max_duration", Duration)),
        Of(
            "block",
            new("name", Text) { IsRequired = true },
            new("from", Clock) { IsRequired = true },
            new("to", Clock),
            new("pool", Pools),
            new("order", Choice) { Choices = Orders, Default = "shuffle", Help = "any" },
            new("days", Days) { Default = "daily", Help = "any" },
            new("filter", Nested) { Of = "filter", Help = "any" },
            new("duration", Duration),
            new("count", Whole),
            new("until", Choice) { Choices = ["next-fixed"] },
            new("pad", Choice) { Choices = ["5", "10", "15", "30", "60"] },
            new("rerun_of", Block),
            new("season", Nested) { Of = "season", Help = "any" }),
        Of(
            "fixed",
            new("name", Text) { IsRequired = true },
            new("at", Clocks),
            new("once", Instant),
            new("item", Nested) { Of = "item" },
            new("pool", Pools),
            new("filter", Nested) { Of = "filter", Help = "any" },
            new("order", Choice) { Choices = Orders, Default = "sequence", Help = "any" },
            new("days", Days) { Default = "daily", Help = "any" },
            new("start", Choice) { Choices = ["hard", "soft"] },
            new("lateness", Duration) { Default = "5m" },
            new("season", Nested) { Of = "season", Help = "any" }),
        Of("pin", new("at", Instant) { IsRequired = true }, new("url", Text) { IsRequired = true }),
        Of("season", new("from", Date), new("to", Date)),
        Of(
            "rule",
            new("cooldown", Duration),
            new("separation", Duration),
            new("max_plays", Whole),
            new("per", Choice) { Choices = ["day", "total"], Default = "day" },
            new("no_back_to_back", Choice) { Choices = Sames },
            new("not_before", Clock) { Help = "any" },
            new("not_after", Clock) { Help = "any" },
            new("tier", Choice) { Choices = ["must", "want", "nice"], Default = "want" },
            new("pool", Pools),
            new("for", Nested) { Of = "filter", Help = "any" },
            new("of", Choice) { Choices = Sames },
            new("across", Choice) { Choices = ["channel", "group", "all"], Default = "channel" },
            new("name", Text)),
    ];

    /// <summary>The plan itself.</summary>
    public static PlanShape Plan => All[0];

    public static PlanShape Named(string name) => All.First(shape => shape.Name == name);

    public PlanField? Field(string key) => Fields.FirstOrDefault(field => field.Key == key);

    private static PlanShape Of(string name, params ReadOnlySpan<PlanField> fields)
    {
        var all = ImmutableArray.CreateBuilder<PlanField>(fields.Length);
        foreach (var field in fields)
        {
            all.Add(field with { Help = $"plan.help.{(field.Help.Length > 0 ? field.Help : name)}.{field.Key}" });
        }

        return new(name, all.ToImmutable());
    }
}
