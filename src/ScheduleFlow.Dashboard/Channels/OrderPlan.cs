using System.Collections.Immutable;
using ScheduleFlow.Contracts.Operations.Channels;

namespace ScheduleFlow.Dashboard.Channels;

/// <summary>
/// How a new order is stored. The API keeps the order of the list and sorts it by number, so an order is a matter of numbers:
/// some channels get one, then the list is sorted, and where that is shorter numbered anew.
/// </summary>
/// <param name="Numbers">The number that each channel has in the end, by id.</param>
/// <param name="Sent">The channels that are sent a number, and which.</param>
/// <param name="RenumberFrom">The first number, if all are numbered anew after that; null: they are not.</param>
/// <param name="KeepsNumbers">Whether the numbers are the same as before, on other channels.</param>
public sealed record OrderPlan(
    IReadOnlyDictionary<string, string> Numbers,
    ImmutableArray<(string Id, string Number)> Sent,
    int? RenumberFrom,
    bool KeepsNumbers)
{
    /// <summary>What is asked after the numbers are sent.</summary>
    public OrganizeChannelsRequest Sorting() => new()
    {
        Steps = RenumberFrom is null ? [ChannelSteps.Sort] : [ChannelSteps.Sort, ChannelSteps.Renumber],
        Sort = ChannelOrders.Number,
        FirstNumber = RenumberFrom ?? 1,
        Apply = true,
    };
}
