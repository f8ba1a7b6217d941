using System.Collections.Immutable;

namespace ScheduleFlow.Dashboard.Planning;

/// <summary>What a field of a plan holds.</summary>
public enum PlanFieldKind
{
    Text,
    Texts,

    /// <summary>Names of pools.</summary>
    Pools,
    Duration,

    /// <summary>A time of the day.</summary>
    Clock,
    Clocks,
    Instant,
    Date,
    Days,
    Whole,
    Number,
    Choice,

    /// <summary>The name of a stored playlist.</summary>
    Playlist,

    /// <summary>The name of a block.</summary>
    Block,
    Zone,

    /// <summary>An object of a shape.</summary>
    Nested,

    /// <summary>A list of them.</summary>
    List,

    /// <summary>Named ones.</summary>
    Map,
}

/// <summary>A field that an object of a plan may have.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What it holds.</param>
public sealed record PlanField(string Key, PlanFieldKind Kind)
{
    /// <summary>The shape of the objects in it; null: it has none.</summary>
    public string? Of { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What holds without it; null: nothing.</summary>
    public string? Default { get; init; }

    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The key of the text that says what it is for.</summary>
    public string Help { get; init; } = "";

    /// <summary>Whether its value is written without quotes where it looks like a number.</summary>
    public bool IsNumber => Kind is PlanFieldKind.Whole or PlanFieldKind.Number or PlanFieldKind.Duration || Choices is ["5", ..];
}
