using System.Collections.Immutable;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Plans;

/// <summary>
/// Reads the rules. Each has one of cooldown, separation, max_plays, no_back_to_back and not_before/not_after. A plan
/// without a cooldown of items gets the usual one, as a want. A rule that names neither a pool nor a filter is for
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
            rules.Insert(0, new PlanRule
            {
                Name = $"cooldown {DurationText.Of(defaultCooldown)}",
                Tier = Tier.Want,
                Demand = Demand.Distance,
                Of = Likeness.Item,
                Seconds = defaultCooldown,
                Items = everything,
                SparesFillers = true,
            });
        }

        AddLimits(rules);
        return rules.ToImmutable();
    }

    private PlanRule? Rule(PlanObject rule)
    {
        var name = rule.Text("name");
        var tier = rule.Choice("tier", ("must", Tier.Must), ("want", Tier.Want), ("nice", Tier.Nice)) ?? Tier.Want;
        var of = LikenessOf(rule, "of");
        var across = rule.Choice("across", ("channel", ChannelScope.Channel), ("group", ChannelScope.Group), ("all", ChannelScope.All));
        var cooldown = rule.Duration("cooldown", 1, MaxDistance);
        var separation = rule.Duration("separation", 1, MaxDistance);
        var maxPlays = rule.Whole("max_plays", 0, 1_000_000);
        var perDay = rule.Choice("per", ("day", true), ("total", false));
        var backToBack = LikenessOf(rule, "no_back_to_back");
        var hours = HoursReading.Read(rule);
        var isForAll = !rule.Has("pool") && !rule.Has("for");
        var items = pools.Chosen(rule, "for");
        rule.End();

        bool[] demands = [cooldown is not null, separation is not null, maxPlays is not null, backToBack is not null, hours is not null];
        if (demands.Count(isGiven => isGiven) != 1)
        {
            rule.Error("must have exactly one of cooldown, separation, max_plays, no_back_to_back, and not_before with not_after");
            return null;
        }

        // A field without a meaning here is probably a mistake.
        if (perDay is not null && !rule.Has("max_plays"))
        {
            rule.Error(rule.Take("per")!, "“per” goes with max_plays only");
        }

        if (of is not null && (rule.Has("no_back_to_back") || rule.Has("not_before") || rule.Has("not_after")))
        {
            rule.Error(rule.Take("of")!, "“of” goes with cooldown, separation and max_plays only");
        }

        if (across is not null && (rule.Has("no_back_to_back") || rule.Has("not_before") || rule.Has("not_after")))
        {
            rule.Error(rule.Take("across")!, "“across” goes with cooldown, separation and max_plays only");
        }

        if (hours is { } window)
        {
            if (pools.Restrict(items, window) is { } never)
            {
                rule.Warn($"with its other hours “{never.Title}” may start at no time of the day, so it is never on air");
            }

            return null;
        }

        if (cooldown is { } seconds)
        {
            var fallback = $"cooldown {DurationText.Of(seconds)}{Suffix(of)}";
            return New(fallback, Demand.Distance, of ?? Likeness.Item) with { Seconds = seconds };
        }

        if (separation is { } apart)
        {
            return New($"separation {DurationText.Of(apart)}", Demand.Distance, of ?? Likeness.All) with { Seconds = apart };
        }

        if (maxPlays is { } count)
        {
            var (span, demand) = perDay == false ? ("in total", Demand.MaxTotal) : ("a day", Demand.MaxPerDay);
            return New($"at most {count} {span}{Suffix(of)}", demand, of ?? Likeness.Item) with { Count = count };
        }

        return New($"no {backToBack!.ToString()!.ToLowerInvariant()} back to back", Demand.NotBackToBack, backToBack!.Value);

        PlanRule New(string fallback, Demand demand, Likeness likeness) => new()
        {
            Name = name ?? fallback + Suffix(across),
            Tier = tier,
            Across = across ?? ChannelScope.Channel,
            Demand = demand,
            Of = likeness,
            Items = items,
            SparesFillers = isForAll,
        };
    }

    private static Likeness? LikenessOf(PlanObject rule, string name) => rule.Choice(
        name,
        ("item", Likeness.Item),
        ("series", Likeness.Series),
        ("category", Likeness.Category),
        ("all", Likeness.All));

    private static string Suffix(Likeness? of) => of is null or Likeness.Item ? "" : $" of a {of.ToString()!.ToLowerInvariant()}";

    private static string Suffix(ChannelScope? across) => across switch
    {
        ChannelScope.Group => " across the group",
        ChannelScope.All => " across all channels",
        _ => "",
    };

    // An item's own limits are rules like others, and musts.
    private void AddLimits(ImmutableArray<PlanRule>.Builder rules)
    {
        Add(Demand.MaxTotal, "in total", item => item.MaxPlays);
        Add(Demand.MaxPerDay, "a day", item => item.MaxPlaysPerDay);

        void Add(Demand demand, string span, Func<PlanItem, int?> limitOf)
        {
            var items = pools.Items;
            var limited = Enumerable.Range(0, items.Length).Where(index => limitOf(items[index]) is not null);
            foreach (var group in limited.GroupBy(index => limitOf(items[index])!.Value))
            {
                rules.Add(new PlanRule
                {
                    Name = $"at most {group.Key} {span}",
                    Tier = Tier.Must,
                    Demand = demand,
                    Of = Likeness.Item,
                    Count = group.Key,
                    Items = [.. group],
                });
            }
        }
    }
}
