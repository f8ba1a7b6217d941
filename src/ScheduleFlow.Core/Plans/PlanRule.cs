using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>How binding a rule is.</summary>
internal enum Tier
{
    /// <summary>Never broken by the planner; where a fixed event breaks it, the report says so.</summary>
    Must,

    /// <summary>Broken rather than leaving dead air, as seldom as possible.</summary>
    Want,

    /// <summary>Broken before any want.</summary>
    Nice,
}

/// <summary>What a rule takes as "the same".</summary>
internal enum Likeness
{
    Item,
    Series,
    Category,

    /// <summary>Every item that the rule applies to.</summary>
    All,
}

/// <summary>What a rule demands.</summary>
internal enum Demand
{
    /// <summary>At least <see cref="PlanRule.Seconds"/> from one start to the next of the same.</summary>
    Distance,

    /// <summary>At most <see cref="PlanRule.Count"/> plays of the same in a broadcast day.</summary>
    MaxPerDay,

    /// <summary>At most <see cref="PlanRule.Count"/> plays of the same in the horizon.</summary>
    MaxTotal,

    /// <summary>The same never directly after itself.</summary>
    NotBackToBack,
}

/// <summary>One rule of a plan.</summary>
internal sealed record PlanRule
{
    /// <summary>What reports call it.</summary>
    public required string Name { get; init; }

    public required Tier Tier { get; init; }

    public required Demand Demand { get; init; }

    public required Likeness Of { get; init; }

    /// <summary>Of <see cref="Demand.Distance"/>.</summary>
    public long Seconds { get; init; }

    /// <summary>Of the limits.</summary>
    public int Count { get; init; }

    /// <summary>The items it applies to, as indexes into the plan's items.</summary>
    public required ImmutableArray<int> Items { get; init; }

    /// <summary>Whether it minds nothing that is played as a filler: so does a rule that was not told what it is for.</summary>
    public bool SparesFillers { get; init; }

    /// <summary>Whether it looks at a play.</summary>
    public bool Minds(bool isFiller) => !isFiller || !SparesFillers;

    /// <summary>Whether it binds where so much is relaxed: 0 nothing, 1 the nices, 2 the wants as well.</summary>
    public bool BindsAt(int relaxed) => Tier switch
    {
        Tier.Nice => relaxed < 1,
        Tier.Want => relaxed < 2,
        _ => true,
    };
}
