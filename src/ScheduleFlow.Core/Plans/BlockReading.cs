using System.Collections.Immutable;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Text;

namespace ScheduleFlow.Core.Plans;

/// <summary>Reads the blocks.</summary>
internal sealed class BlockReading(PoolReading pools, PlanErrors errors)
{
    private const int MaxBlocks = 1_000;
    private const int MaxBlockSeconds = 7 * DayWindow.ClockSeconds;

    public ImmutableArray<PlanBlock> Read(PlanObject top)
    {
        var blocks = ImmutableArray.CreateBuilder<PlanBlock>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in top.Objects("blocks", MaxBlocks))
        {
            var block = Block(item, indexes);
            if (block.Name.Length > 0 && !indexes.TryAdd(block.Name, blocks.Count))
            {
                item.Error(item.Take("name")!, $"there is a block “{ShortText.Of(block.Name)}” already");
            }

            blocks.Add(block);
        }

        return blocks.ToImmutable();
    }

    private PlanBlock Block(PlanObject block, Dictionary<string, int> earlier)
    {
        var name = block.Text("name", required: true) ?? "";
        var when = RecurrenceReading.Read(block);
        var from = block.Require("from") is null ? null : block.TimeOfDay("from");
        var to = block.TimeOfDay("to", allowsEnd: true);
        var seconds = (int?)block.Duration("duration", 1, MaxBlockSeconds);
        var count = block.Whole("count", 1, 100_000);
        var untilFixed = block.Choice("until", ("next-fixed", true)) ?? false;
        var order = OrderReading.Read(block);
        var pad = block.Choice("pad", ("60", 3600), ("30", 1800), ("15", 900), ("10", 600), ("5", 300)) ?? 0;
        var rerun = Rerun(block, earlier);
        var hasPool = block.Has("pool") || block.Has("filter");
        var items = pools.Chosen(block);
        if (to is not null && seconds is not null)
        {
            block.Error(block.Take("duration")!, "give “to” or “duration”, not both");
        }

        if (rerun is not null && hasPool)
        {
            block.Error(
                block.Take("pool") ?? block.Take("filter")!,
                "a rerun plays what the other block played: leave out pool and filter");
        }
        else if (rerun is null && !block.Has("rerun_of") && !hasPool)
        {
            block.Error("“pool” is missing (or “filter”, or “rerun_of”)");
        }
        else if (rerun is null && items.IsEmpty && !errors.Any)
        {
            block.Error("no item fits: the pool is empty, or the filter too narrow");
        }

        block.End();
        return new PlanBlock
        {
            Name = name,
            When = when,
            From = from ?? 0,
            To = to,
            MaxSeconds = seconds,
            MaxItems = count,
            UntilFixed = untilFixed,
            PadSeconds = pad,
            Order = order ?? ItemOrder.Shuffle,
            Items = rerun is null ? items : [],
            RerunOf = rerun,
        };
    }

    private static int? Rerun(PlanObject block, Dictionary<string, int> earlier)
    {
        if (block.Text("rerun_of") is not { } name)
        {
            return null;
        }

        if (earlier.TryGetValue(name, out var index))
        {
            return index;
        }

        var close = Nearest.To(name, earlier.Keys);
        var suggestion = close is null ? "" : $"; did you mean “{close}”?";
        block.Error(
            block.Take("rerun_of")!,
            $"there is no block “{ShortText.Of(name)}” above this one to show again{suggestion}");
        return null;
    }
}
