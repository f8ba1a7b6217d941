using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Text;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Reads the pools of a plan into one list of items, each URL once.</summary>
internal sealed partial class PoolReading(PlanSources sources, Zone? zone, PlanErrors errors)
{
    private const int MaxItemSeconds = 7 * 24 * 60 * 60;

    private readonly List<PlanItem> _items = [];
    private readonly Dictionary<string, int> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> _pools = new(StringComparer.Ordinal);

    public ImmutableArray<PlanItem> Items => [.. _items];

    public void Read(string name, PlanNode node)
    {
        if (node is PlanNode.Scalar { IsNull: false } path)
        {
            // The short form: a name and a file.
            _pools[name] = Add(FromFile(node, $"pools.{name}", path.Text), PoolDefaults.None, node, $"pools.{name}", ItemFilter.All);
            return;
        }

        if (PlanObject.Of(node, $"pools.{name}", errors) is not { } pool)
        {
            _pools[name] = [];
            return;
        }

        var defaults = PoolDefaults.Read(pool);
        var filter = pool.Object("filter") is { } chosen ? FilterReading.Read(chosen) : ItemFilter.All;
        var listed = ImmutableArray.CreateBuilder<int>();
        if (pool.Text("playlist") is { } file)
        {
            var at = pool.Take("playlist")!;
            listed.AddRange(Add(FromFile(at, pool.Path, file), defaults, at, pool.Path, filter));
        }

        if (pool.Text("stored") is { } id)
        {
            var at = pool.Take("stored")!;
            listed.AddRange(Add(Sourced(at, pool.Path, sources.Stored(id)), defaults, at, pool.Path, filter));
        }

        foreach (var item in pool.Objects("items", Limits.MaxVideos))
        {
            if (Item(item, defaults) is { } read && filter.Fits(read))
            {
                listed.Add(Add(read, item));
            }
        }

        foreach (var (other, place) in pool.PlacedTexts("pools"))
        {
            listed.AddRange(Pool(pool, other, place).Where(index => filter.Fits(_items[index])));
        }

        if (!pool.Has("playlist") && !pool.Has("stored") && !pool.Has("items") && !pool.Has("pools"))
        {
            pool.Error("has no items: give playlist (a file), stored (a playlist's id), items or pools");
        }

        pool.End();
        _pools[name] = [.. listed.Distinct()];
        if (_pools[name].IsEmpty && !errors.Any)
        {
            pool.Error(filter == ItemFilter.All ? "is empty" : "is empty: no item fits its filter");
        }
    }

    /// <summary>The items of a pool that was read before; none, with an error, if there is no such pool.</summary>
    public ImmutableArray<int> Pool(PlanObject user, string name, PlanNode at)
    {
        if (_pools.TryGetValue(name, out var items))
        {
            return items;
        }

        var close = Nearest.To(name, _pools.Keys);
        var suggestion = close is null ? "" : $"; did you mean “{close}”?";
        var order = _pools.Count == 0 ? " (a pool must be defined before it is used)" : "";
        user.Error(at, $"there is no pool “{ShortText.Of(name)}”{suggestion}{order}");
        return [];
    }

    /// <summary>The items that an object names by <c>pool</c> and <c>filter</c>; without a pool, those of the whole plan.</summary>
    public ImmutableArray<int> Chosen(PlanObject user, string filterName = "filter")
    {
        var names = user.PlacedTexts("pool").ToList();
        user.RefuseEmpty("pool");
        var filter = user.Object(filterName) is { } given ? FilterReading.Read(given) : ItemFilter.All;
        var items = names.Count == 0
            ? Enumerable.Range(0, _items.Count)
            : names.SelectMany(name => Pool(user, name.Text, name.At)).Distinct();
        return [.. items.Where(index => filter.Fits(_items[index]))];
    }

    /// <summary>Reads an item that is written where it is used.</summary>
    public int? Inline(PlanObject item) => Item(item, PoolDefaults.None) is { } read ? Add(read, item) : null;

    /// <summary>The item of a URL; null: there is none.</summary>
    public int? Find(string url) => _byUrl.TryGetValue(url, out var index) ? index : null;

    /// <summary>Adds hours to items, whatever hours they have.</summary>
    /// <returns>An item that may then start at no time of the day, and could before; null: there is none.</returns>
    public PlanItem? Restrict(ImmutableArray<int> items, DayWindow hours)
    {
        PlanItem? never = null;
        foreach (var index in items.Where(index => !_items[index].RuleHours.Contains(hours)))
        {
            var before = _items[index];
            _items[index] = before with { RuleHours = before.RuleHours.Add(hours) };
            never ??= before.HasAnyHour && !_items[index].HasAnyHour ? _items[index] : null;
        }

        return never;
    }

    private ImmutableArray<MediaItem> FromFile(PlanNode at, string path, string file) =>
        Sourced(at, path, sources.File(file));

    private ImmutableArray<MediaItem> Sourced(PlanNode at, string path, Outcome<ImmutableArray<MediaItem>> outcome)
    {
        if (outcome.TryGet(out var items, out var problem))
        {
            return items;
        }

        errors.Add(at, path, problem);
        return [];
    }

    private ImmutableArray<int> Add(
        ImmutableArray<MediaItem> media,
        PoolDefaults defaults,
        PlanNode at,
        string path,
        ItemFilter filter)
    {
        var added = ImmutableArray.CreateBuilder<int>(media.Length);
        var withoutDuration = 0;
        foreach (var medium in media)
        {
            var seconds = (int?)medium.Duration?.TotalSeconds ?? defaults.Seconds ?? 0;
            if (seconds is < 1 or > MaxItemSeconds)
            {
                withoutDuration++;
                continue;
            }

            var label = SeriesLabel().Match(medium.Label);
            var item = defaults.Apply(new PlanItem
            {
                Url = medium.Url,
                Title = medium.Label,
                Seconds = seconds,
                Series = label.Success ? label.Groups[1].Value : null,
                Season = label.Success ? int.Parse(label.Groups[2].ValueSpan, provider: null) : null,
                Episode = label.Success ? int.Parse(label.Groups[3].ValueSpan, provider: null) : null,
            });
            if (filter.Fits(item))
            {
                added.Add(Add(item, null));
            }
        }

        if (withoutDuration > 0)
        {
            errors.Add(
                at,
                path,
                $"{withoutDuration} of {media.Length} items have no running time that can be planned; "
                + "give the pool a duration, or the list #EXTINF durations");
        }

        return added.ToImmutable();
    }

    private int Add(PlanItem item, PlanObject? at)
    {
        if (!_byUrl.TryGetValue(item.Url, out var index))
        {
            _byUrl.Add(item.Url, index = _items.Count);
            _items.Add(item);
        }
        else if (_items[index].Seconds != item.Seconds)
        {
            at?.Error(
                at.Take("duration") ?? at.Node,
                $"“{ShortText.Of(item.Url)}” is {_items[index].Seconds} s long elsewhere in the plan and {item.Seconds} s here");
        }
        else
        {
            // A video in two pools has what either says about it; the first wins.
            var known = _items[index];
            _items[index] = known with
            {
                Series = known.Series ?? item.Series,
                Season = known.Season ?? item.Season,
                Episode = known.Episode ?? item.Episode,
                Category = known.Category ?? item.Category,
                Tags = [.. known.Tags.Union(item.Tags)],
                ValidFrom = known.ValidFrom ?? item.ValidFrom,
                ValidUntil = known.ValidUntil ?? item.ValidUntil,
                Hours = known.Hours ?? item.Hours,
                MaxPlays = known.MaxPlays ?? item.MaxPlays,
                MaxPlaysPerDay = known.MaxPlaysPerDay ?? item.MaxPlaysPerDay,
            };
        }

        return index;
    }

    private PlanItem? Item(PlanObject item, PoolDefaults defaults)
    {
        var url = item.Text("url", required: true);
        var seconds = (int?)item.Duration("duration", 1, MaxItemSeconds) ?? defaults.Seconds;
        if (seconds is null)
        {
            if (!item.Has("duration"))
            {
                item.Error("“duration” is missing");
            }

            seconds = 1;
        }

        var read = new PlanItem
        {
            Url = url ?? "",
            Title = item.Text("title") ?? MediaLabel.Of(url ?? ""),
            Seconds = seconds.Value,
            Series = item.Text("series"),
            Season = item.Whole("season", 0, 10_000),
            Episode = item.Whole("episode", 0, 1_000_000),
            Category = item.Text("category"),
            Tags = item.Texts("tags"),
            Weight = item.Number("weight", 0, 1000) ?? 1,
            ValidFrom = item.Take("valid_from") is { } from ? PlanInstant.Of(item, from, "valid_from", zone) : null,
            ValidUntil = item.Take("valid_until") is { } until ? PlanInstant.Of(item, until, "valid_until", zone) : null,
            Hours = HoursReading.Read(item),
            MaxPlays = item.Whole("max_plays", 0, 1_000_000),
            MaxPlaysPerDay = item.Whole("max_plays_per_day", 0, 1_000_000),
        };
        if (read.ValidUntil <= read.ValidFrom)
        {
            item.Error(item.Take("valid_until")!, "“valid_until” is not after “valid_from”");
        }

        item.End();
        return url is null ? null : defaults.Apply(read);
    }

    [GeneratedRegex(@"^(.+?)[ ._-]+S([0-9]{1,3})E([0-9]{1,4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeriesLabel();

    /// <summary>The values of a pool for items that do not give their own.</summary>
    private sealed record PoolDefaults(
        int? Seconds,
        string? Series,
        string? Category,
        ImmutableArray<string> Tags,
        double? Weight,
        DayWindow? Hours)
    {
        public static readonly PoolDefaults None = new(null, null, null, [], null, null);

        public static PoolDefaults Read(PlanObject pool) => new(
            (int?)pool.Duration("duration", 1, MaxItemSeconds),
            pool.Text("series"),
            pool.Text("category"),
            pool.Texts("tags"),
            pool.Number("weight", 0, 1000),
            HoursReading.Read(pool));

        public PlanItem Apply(PlanItem item) => item with
        {
            Series = item.Series ?? Series,
            Category = item.Category ?? Category,
            Tags = [.. item.Tags.Union(Tags)],
            Weight = item.Weight == 1 ? Weight ?? 1 : item.Weight,
            Hours = item.Hours ?? Hours,
        };
    }
}
