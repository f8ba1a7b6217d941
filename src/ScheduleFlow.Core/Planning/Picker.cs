using System.Collections.Immutable;

namespace ScheduleFlow.Core.Planning;

/// <summary>Picks the next item of a rotation that may start at a time.</summary>
internal static class Picker
{
    /// <param name="board">The board.</param>
    /// <param name="rotation">The items in their order.</param>
    /// <param name="start">The start, in Unix seconds.</param>
    /// <param name="maxSeconds">The longest running time.</param>
    /// <returns>The item and the reason; null: none may start or, in a sequence, the next one is too long.</returns>
    public static Pick? Next(Board board, Rotation rotation, long start, long maxSeconds)
    {
        var rejected = new SortedDictionary<int, int>();
        var considered = 0;
        (int Item, Standing Standing)? best = null;
        foreach (var item in rotation.Items)
        {
            considered++;
            if (board.Plan.Items[item].Seconds > maxSeconds)
            {
                if (rotation.IsInOrder)
                {
                    break;
                }

                continue;
            }

            var standing = board.Rules.Stand(item, start, isFiller: false, board.Before);
            if (standing.IsClean || (rotation.IsInOrder && standing.IsAllowed))
            {
                best = (item, standing);
                break;
            }

            rejected[standing.First] = rejected.GetValueOrDefault(standing.First) + 1;
            if (standing.IsAllowed && (best is null || standing.IsBetterThan(best.Value.Standing)))
            {
                best = (item, standing);
            }
        }

        return best is { } found
            ? new Pick(found.Item, found.Standing.Level, considered, [.. rejected.Select(entry => (entry.Key, entry.Value))])
            : null;
    }

    internal sealed record Pick(int Item, int Level, int Considered, ImmutableArray<(int Rule, int Count)> Rejected);
}
