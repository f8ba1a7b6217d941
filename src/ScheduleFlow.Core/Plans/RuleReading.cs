using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>
/// Reads the rules. Each has one of cooldown, separation, max_plays, no_back_to_back and not_before/not_after. Without
/// a cooldown of items of its own a plan has the usual one, as a want. One that names neither a pool nor a filter is for
/// programmes, not for fillers.
/// </summary>
internal sealed class RuleReading(PoolReading pools)
{
    private const int MaxRules = 1_000;
    private const long MaxDistance = 366L * 24 * 60 * 60;

    public ImmutableArray<PlanRule> Read(PlanObject top, long defaultCooldown)
    {
        var rules = ImmutableArray.CreateBuilder<PlanRule>();
        foreach (var item in top.Objects("rules", MaxRules))
        {
            if (Rule(item) is { } rule)
            {
                rules.Add(rule);
            }
        }

        var everything = Enumerable.Range(0, pools.Items.Length).ToImmutableArray();
        if (!rules.Any(rule => rule is { Demand: Demand.Distance, Of: Likeness.Item }))
        {
            rules.Insert(0, new PlanRule { Name = $"cooldown {DurationText.Of(defaultCooldown)}", Tier = Tier.Want, Demand = Demand.Distance, Of = Likeness.Item, Seconds = defaultCooldown, Items = everything, SparesFillers = true });
        }

        AddLimits(rules);
        return rules.ToImmutable();
    }

    private PlanRule? Rule(PlanObject rule)
    {
        var name = rule.Text("name");
        var tier = rule.Choice("tier", ("must", Tier.Must), ("want", Tier.Want), ("nice", Tier.Nice)) ?? Tier.Want;
        var of = rule.Choice("of", ("item", Likeness.Item), ("series", Likeness.Series), ("category", Likeness.Category), ("all", Likeness.All));
        var cooldown = rule.Duration("cooldown", 1, MaxDistance);
        var separation = rule.Duration("separation", 1, MaxDistance);
        var maxPlays = rule.Whole("max_plays", 0, 1_000_000);
        var perDay = rule.Choice("per", ("day", true), ("total", false));
        var backToBack = rule.Choice("no_back_to_back", ("item", Likeness.Item), ("series", Likeness.Series), ("category", Likeness.Category), ("all", Likeness.All));
        var hours = HoursReading.Read(rule);
        var isForAll = !rule.Has("pool") && !rule.Has("for");
        var items = pools.Chosen(rule, "for");
        rule.End();

        var demands = (cooldown is null ? 0 : 1) + (separation is null ? 0 : 1) + (maxPlays is null ? 0 : 1) + (backToBack is null ? 0 : 1) + (hours is null ? 0 : 1);
        if (demands != 1)
        {
            rule.Error("must have exactly one of cooldown, separation, max_plays, no_back_to_back, and not_before with not_after");
            return null;
        }

        // What would mean nothing is no more than a slip.
        if (perDay is not null && !rule.Has("max_plays"))
        {
            rule.Error(rule.Take("per")!, "“per” goes with max_plays only");
        }

        if (of is not null && (rule.Has("no_back_to_back") || rule.Has("not_before") || rule.Has("not_after")))
        {
            rule.Error(rule.Take("of")!, "“of” goes with cooldown, separation and max_plays only");
        }

        if (hours is { } window)
        {
            pools.Restrict(items, window);
            return null;
        }

        return cooldown is { } seconds ? New($"cooldown {DurationText.Of(seconds)}{Suffix(of)}", Demand.Distance, of ?? Likeness.Item) with { Seconds = seconds }
            : separation is { } apart ? New($"separation {DurationText.Of(apart)}", Demand.Distance, of ?? Likeness.All) with { Seconds = apart }
            : maxPlays is { } count ? New($"at most {count} {(perDay == false ? "in total" : "a day")}{Suffix(of)}", perDay == false ? Demand.MaxTotal : Demand.MaxPerDay, of ?? Likeness.Item) with { Count = count }
            : New($"no {backToBack!.ToString()!.ToLowerInvariant()} back to back", Demand.NotBackToBack, backToBack!.Value);

        PlanRule New(string fallback, Demand demand, Likeness likeness) => new() { Name = name ?? fallback, Tier = tier, Demand = demand, Of = likeness, Items = items, SparesFillers = isForAll };
    }

    private static string Suffix(Likeness? of) => of is null or Likeness.Item ? "" : $" of a {of.ToString()!.ToLowerInvariant()}";

    // An item's own limits are rules like others, and musts.
    private void AddLimits(ImmutableArray<PlanRule>.Builder rules)
    {
        var items = pools.Items;
        foreach (var group in Enumerable.Range(0, items.Length).Where(index => items[index].MaxPlays is not null).GroupBy(index => items[index].MaxPlays!.Value))
        {
            rules.Add(new PlanRule { Name = $"at most {group.Key} in total", Tier = Tier.Must, Demand = Demand.MaxTotal, Of = Likeness.Item, Count = group.Key, Items = [.. group] });
        }

        foreach (var group in Enumerable.Range(0, items.Length).Where(index => items[index].MaxPlaysPerDay is not null).GroupBy(index => items[index].MaxPlaysPerDay!.Value))
        {
            rules.Add(new PlanRule { Name = $"at most {group.Key} a day", Tier = Tier.Must, Demand = Demand.MaxPerDay, Of = Likeness.Item, Count = group.Key, Items = [.. group] });
        }
    }
}
