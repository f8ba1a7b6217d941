using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>Turns an order that a person has made by hand into numbers, with as few requests as that takes.</summary>
internal static class ChannelOrder
{
    /// <summary>
    /// How an order is stored. If every channel has a number of its own, the numbers stay and change hands: the first channel
    /// gets the smallest. Otherwise the channels are numbered 1, 2, 3 …
    /// </summary>
    /// <param name="channels">The channels as they are.</param>
    /// <param name="order">Their ids in the new order. Ids that are gone are left out; channels it does not name go last.</param>
    public static OrderPlan Plan(ImmutableArray<ChannelRow> channels, ImmutableArray<string> order)
    {
        var byId = channels.ToDictionary(channel => channel.Id);
        var named = order.ToHashSet();
        ImmutableArray<ChannelRow> ordered =
            [.. order.Where(byId.ContainsKey).Select(id => byId[id]), .. channels.Where(channel => !named.Contains(channel.Id))];
        var had = ordered.Select(channel => DialledNumber.Of(channel.Number)).ToImmutableArray();
        var keeps = had.All(number => number is not null) && had.Distinct().Count() == had.Length;
        ImmutableArray<DialledNumber> numbers = keeps
            ? [.. had.Select(number => number!.Value).Order()]
            : [.. ordered.Select((_, index) => new DialledNumber(index + 1, 0))];
        var final = ordered.Zip(numbers).ToDictionary(pair => pair.First.Id, pair => pair.Second.ToString());
        ImmutableArray<(string Id, string Number)> each =
            [.. ordered.Where(channel => channel.Number != final[channel.Id]).Select(channel => (channel.Id, final[channel.Id]))];

        // In a row without gaps only what was moved is sent a number, between its new neighbours; the server counts anew.
        return IsRow(numbers) && Between(ordered, had) is { } few && few.Length + 1 < each.Length
            ? new(final, few, numbers[0].Major, keeps)
            : new(final, each, null, keeps);
    }

    /// <summary>The same order with one channel elsewhere.</summary>
    public static ImmutableArray<string> Moved(ImmutableArray<string> order, string id, int to)
    {
        var from = order.IndexOf(id);
        return from < 0 ? order : order.RemoveAt(from).Insert(Math.Clamp(to, 0, order.Length - 1), id);
    }

    private static bool IsRow(ImmutableArray<DialledNumber> numbers) =>
        numbers is [{ Major: > 0 }, ..]
        && numbers.Select((number, index) => number == new DialledNumber(numbers[0].Major + index, 0)).All(isNext => isNext);

    // The channels outside the longest run that is in order already get numbers in its spaces; null: a space is too small.
    private static ImmutableArray<(string Id, string Number)>? Between(
        ImmutableArray<ChannelRow> ordered, ImmutableArray<DialledNumber?> had)
    {
        var kept = LongestRun(had);
        var sent = ImmutableArray.CreateBuilder<(string, string)>();
        var last = new DialledNumber(0, 0);
        for (var i = 0; i < ordered.Length; i++)
        {
            if (kept[i])
            {
                if (had[i]!.Value.CompareTo(last) <= 0)
                {
                    return null;
                }

                last = had[i]!.Value;
                continue;
            }

            if (last.Minor == DialledNumber.MaxPart)
            {
                return null;
            }

            last = last with { Minor = last.Minor + 1 };
            sent.Add((ordered[i].Id, last.ToString()));
        }

        return sent.ToImmutable();
    }

    // Patience sorting: which numbers make the longest rising run.
    private static bool[] LongestRun(ImmutableArray<DialledNumber?> numbers)
    {
        var (ends, before) = (new List<int>(), new int[numbers.Length]);
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is not { } number)
            {
                continue;
            }

            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[ends[middle]]!.Value.CompareTo(number) < 0 ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var run = new bool[numbers.Length];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            run[i] = true;
        }

        return run;
    }
}
