using System.Collections.Immutable;
using ScheduleFlow.Core.Timelines;

namespace ScheduleFlow.Core.Plans;

/// <summary>How binding a rule is.</summary>
internal enum Tier
{
    /// <summary>Never broken by the planner; if a fixed event breaks it, the report says so.</summary>
    Must,

    /// <summary>Broken to avoid dead air, as seldom as possible.</summary>
    Want,

    /// <summary>Broken before any want is.</summary>
    Nice,
}

/// <summary>What counts as "the same" for a rule.</summary>
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

    /// <summary>Never the same twice in a row.</summary>
    NotBackToBack,
}

/// <summary>One rule of a plan.</summary>
internal sealed record PlanRule
{
    /// <summary>Its name in reports.</summary>
    public required string Name { get; init; }

    public required Tier Tier { get; init; }

    public required Demand Demand { get; init; }

    public required Likeness Of { get; init; }

    /// <summary>The distance of <see cref="Demand.Distance"/>.</summary>
    public long Seconds { get; init; }

    /// <summary>The limit of <see cref="Demand.MaxPerDay"/> and <see cref="Demand.MaxTotal"/>.</summary>
    public int Count { get; init; }

    /// <summary>Whose plays it counts: a distance or a limit may hold across channels.</summary>
    public ChannelScope Across { get; init; }

    /// <summary>The items to which it applies, as indexes into the plan's items.</summary>
    public required ImmutableArray<int> Items { get; init; }

    /// <summary>Whether it ignores plays as a filler, as a rule does that names neither a pool nor a filter.</summary>
    public bool SparesFillers { get; init; }

    /// <summary>Whether it counts a play.</summary>
    public bool Minds(bool isFiller) => !isFiller || !SparesFillers;

    /// <summary>Whether it still binds at a level of relaxation: 0 nothing, 1 the nices, 2 the wants as well.</summary>
    public bool BindsAt(int relaxed) => Tier switch
    {
        Tier.Nice => relaxed < 1,
        Tier.Want => relaxed < 2,
        _ => true,
    };
}
