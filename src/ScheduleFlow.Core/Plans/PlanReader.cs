using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Plans;

/// <summary>Plan file → plan (docs/plans.md). Every error is collected, with its line.</summary>
internal static class PlanReader
{
    // More than any calendar holds; a plan has fewer (Limits.MaxPlanDays).
    private const int MaxDays = 1_000_000;

    private const int MaxPools = 1_000;
    private const long DefaultCooldownSeconds = 48 * 3600;

    // Far from the ends of the calendar, so that every day before and after has a date.
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0);
    private static readonly Instant Latest = Instant.FromUtc(2999, 12, 31, 0);

    /// <summary>Problems: <c>parse_error</c>, <c>validation</c> with every error, and those of the sources.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="sources">Where playlists come from.</param>
    /// <param name="seed">The seed if the plan gives none; null: one computed from the channel's name.</param>
    public static Outcome<PlanReading> Read(string text, PlanSources sources, long? seed = null)
    {
        if (!PlanTree.Parse(text).TryGet(out var root, out var problem))
        {
            return problem;
        }

        var errors = new PlanErrors();
        if (PlanObject.Of(root, "", errors) is not { } top)
        {
            return errors.ToProblem();
        }

        // 1. The frame: channel, zone, horizon.
        _ = top.Take("$schema");
        _ = top.Whole("version", 1, 1);
        var channel = top.Text("channel", required: true) ?? "";
        if (channel.Length > Limits.MaxNameLength)
        {
            top.Error(top.Take("channel")!, $"“channel” is longer than {Limits.MaxNameLength} characters");
        }

        var zone = Zone(top);
        var horizon = Horizon(top, zone, errors);
        var dayStart = top.TimeOfDay("day_start") ?? 0;
        var givenSeed = top.Long("seed", 0, (1L << 53) - 1);

        // 2. What there is to play.
        var pools = new PoolReading(sources, zone, errors);
        foreach (var (name, pool) in Pools(top, errors))
        {
            pools.Read(name, pool);
        }

        // 3. What is played when, and by which rules.
        var blocks = new BlockReading(pools, errors).Read(top);
        var fixedEvents = new FixedReading(pools, zone).Read(top);
        var fillers = top.PlacedTexts("fillers")
            .SelectMany(name => pools.Pool(top, name.Text, name.At))
            .Distinct()
            .ToImmutableArray();
        var fillerLimit = (int?)top.Duration("filler_limit", 0, DayWindow.ClockSeconds) ?? 300;
        var rules = new RuleReading(pools).Read(top, DefaultCooldownSeconds);
        top.End();
        if (!errors.Any && blocks.IsEmpty && fixedEvents.IsEmpty && fillers.IsEmpty)
        {
            top.Error("nothing would ever be on air: add a block, a fixed event or fillers");
        }

        if (!errors.Any)
        {
            int[] used = [.. blocks.SelectMany(block => block.Items), .. fixedEvents.SelectMany(item => item.Items), .. fillers];
            CheckSize(top, horizon, used, pools.Items, errors);
        }

        return errors.Any
            ? errors.ToProblem()
            : new PlanReading(
                new PlanDocument
                {
                    Channel = channel,
                    Zone = zone!,
                    Horizon = horizon,
                    DayStart = dayStart,
                    Seed = givenSeed ?? seed ?? SeedOf(channel),
                    Items = pools.Items,
                    Blocks = blocks,
                    Fixed = fixedEvents,
                    Fillers = fillers,
                    FillerLimit = fillerLimit,
                    Rules = rules,
                },
                errors.Warnings);
    }

    // FNV-1a: the same on every machine, which string.GetHashCode is not.
    private static long SeedOf(string channel) =>
        (long)(channel.Aggregate(14_695_981_039_346_656_037UL, (hash, c) => unchecked((hash ^ c) * 1_099_511_628_211UL)) >> 11);

    private static Zone? Zone(PlanObject top)
    {
        var name = top.Text("zone") ?? "UTC";
        if (!Time.Zone.TryFind(name, out var zone, out var reason))
        {
            top.Error(top.Take("zone") ?? top.Node, reason);
        }

        return zone;
    }

    private static TimeWindow Horizon(PlanObject top, Zone? zone, PlanErrors errors)
    {
        var start = top.Require("start") is { } node ? PlanInstant.Of(top, node, "start", zone) : null;
        var days = top.Whole("days", 1, MaxDays);
        var hours = top.Whole("hours", 1, MaxDays * 24);
        var end = top.Take("end") is { } until ? PlanInstant.Of(top, until, "end", zone) : null;
        if ((top.Has("days") ? 1 : 0) + (top.Has("hours") ? 1 : 0) + (top.Has("end") ? 1 : 0) > 1)
        {
            top.Error(top.Take("end") ?? top.Take("hours")!, "give one of days, hours and end, not several");
        }

        if (start is not { } from || zone is null)
        {
            return default;
        }

        if (from < Earliest || from > Latest)
        {
            top.Error(top.Take("start")!, $"“start” must be from {Earliest} to {Latest}");
            return default;
        }

        // Days are days of the clock: a week with a clock change in it ends at the same time of day.
        var wholeDays = (days ?? 7) * (long)DayWindow.ClockSeconds;
        var to = end
            ?? (hours is { } h
                ? from.PlusSeconds(h * 3600L)
                : zone.ToInstant(zone.ToLocalSeconds(from) + wholeDays).Instant);
        if (to <= from)
        {
            top.Error(top.Take("end") ?? top.Node, "the end is not after the start");
            return default;
        }

        // Changes of the clocks add up to two hours.
        if (to - from > (Limits.MaxPlanDays * (long)DayWindow.ClockSeconds) + (2 * 3600))
        {
            var given = top.Take("end") ?? top.Take("days") ?? top.Take("hours") ?? top.Node;
            errors.AddTooLarge(
                given, $"the plan is {(to - from) / DayWindow.ClockSeconds} days long; {Limits.MaxPlanDays} are the most");
            return default;
        }

        return new TimeWindow(from, to);
    }

    // Of the longest items alone the calendar has so many; of the others more.
    private static void CheckSize(
        PlanObject top, TimeWindow horizon, IEnumerable<int> used, ImmutableArray<PlanItem> items, PlanErrors errors)
    {
        var longest = used.Select(index => items[index].Seconds).DefaultIfEmpty(1).Max();
        if (horizon.Seconds / longest > Limits.MaxEvents)
        {
            errors.AddTooLarge(
                top.Node,
                $"no item is longer than {DurationText.Of(longest)}, so the plan has more than {Limits.MaxEvents} events; "
                + "plan a shorter time");
        }
    }

    private static IEnumerable<(string Name, PlanNode Pool)> Pools(PlanObject top, PlanErrors errors)
    {
        switch (top.Take("pools"))
        {
            case PlanNode.Mapping mapping:
                if (mapping.Entries.Length > MaxPools)
                {
                    errors.Add(
                        mapping.Entries[MaxPools].Key,
                        "pools",
                        $"there are {mapping.Entries.Length} pools; {MaxPools} are the most");
                }

                return mapping.Entries.Take(MaxPools).Select(entry => (entry.Key.Text, entry.Value));
            case { } other:
                errors.Add(other, "pools", $"must be an object with a pool for each name, not {other.Kind}");
                break;
        }

        return [];
    }
}
