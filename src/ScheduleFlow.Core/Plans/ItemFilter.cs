using System.Collections.Immutable;

namespace ScheduleFlow.Core.Plans;

/// <summary>Chooses items: every given condition must hold. The case of names is ignored.</summary>
internal sealed record ItemFilter
{
    public static readonly ItemFilter All = new();

    public ImmutableArray<string> Categories { get; init; } = [];

    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary>The item has at least one of these.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The item has none of these.</summary>
    public ImmutableArray<string> WithoutTags { get; init; } = [];

    /// <summary>The URL contains at least one of these: lists often sort items into folders.</summary>
    public ImmutableArray<string> Urls { get; init; } = [];

    public int? MinSeconds { get; init; }

    public int? MaxSeconds { get; init; }

    public bool Fits(PlanItem item) =>
        (Categories.IsEmpty || Has(Categories, item.Category))
        && (Series.IsEmpty || Has(Series, item.Series))
        && (Tags.IsEmpty || item.Tags.Any(tag => Has(Tags, tag)))
        && !item.Tags.Any(tag => Has(WithoutTags, tag))
        && (Urls.IsEmpty || Urls.Any(part => item.Url.Contains(part, StringComparison.OrdinalIgnoreCase)))
        && (MinSeconds is null || item.Seconds >= MinSeconds)
        && (MaxSeconds is null || item.Seconds <= MaxSeconds);

    private static bool Has(ImmutableArray<string> names, string? name) =>
        name is not null && names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
